/** What was taken out of a text. */
export interface Redaction {
  /** What it was: `password`, `token`, `private-key`, … */
  readonly kind: string;
  /** Place in the text as given: line and UTF-16 column from 1. */
  readonly line: number;
  readonly column: number;
  /** Length of what was replaced, in UTF-16 units. The secret itself is never returned. */
  readonly length: number;
}

interface SecretRule {
  readonly kind: string;
  /** Group 1, where there is one, is the secret; what stands around it stays. Quantifiers are bounded. */
  readonly pattern: RegExp;
}

/** In order: wholes before parts. */
const rules: readonly SecretRule[] = [
  { kind: 'private-key', pattern: /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?:[^-]{0,8000}-----END [A-Z ]{0,30}PRIVATE KEY-----)?/g },
  { kind: 'json-web-token', pattern: /\beyJ[\w-]{8,4000}\.[\w-]{8,4000}\.[\w-]{0,1000}/g },
  { kind: 'authorization', pattern: /\b(?:Proxy-)?Authorization["']?[:=] {0,3}["']?(?:Basic|Bearer|Digest|token)? {0,3}([^\s"',]{6,2000})/gi },
  { kind: 'authorization', pattern: /\b(?:Bearer|Basic) ([\w.~+/=-]{16,2000})/g },
  { kind: 'registry-auth', pattern: /X-Registry-(?:Auth|Config)["']?[:=] {0,3}["']?([\w+/=-]{8,4000})/gi },
  { kind: 'cookie', pattern: /\b(?:Set-)?Cookie: {0,3}([^\r\n]{4,2000})/gi },
  { kind: 'password', pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@"']{0,100}:([^\s/@"']{1,200})@/gi },
  { kind: 'aws-key', pattern: /\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}\b/g },
  { kind: 'aws-secret', pattern: /\baws_?(?:secret_?access_?key|session_?token)["']?[ :=]{1,4}["']?([A-Za-z0-9/+=]{20,2000})/gi },
  { kind: 'token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\w{20,255}|glpat-[\w-]{16,100}|dckr_(?:pat|oat)_[\w-]{16,100}|xox[abprs]-[\w-]{10,200}|npm_[A-Za-z0-9]{30,60}|AIza[\w-]{30,45}|SWMTKN-1-\w{20,60}-\w{10,40}|hv[sb]\.[\w-]{20,200}|sk-[\w-]{20,200})/g },
  { kind: 'bootstrap-token', pattern: /--token[ =]([a-z0-9]{6}\.[a-z0-9]{16})\b/g },
  {
    kind: 'password',
    pattern: /(?:\b|_)(?:password|passwd|passphrase|pwd|secret|api[_-]?key|access[_-]?key|private[_-]?key|client[_-]?secret|auth[_-]?token|access[_-]?token|refresh[_-]?token|identitytoken|session[_-]?key|token)\\{0,7}["']?(?: {0,2}[:=] {0,2}| is )\\{0,7}["']?([^\s"'\\,;&)}<>]{4,2000})/gi,
  },
  { kind: 'password', pattern: /(?:^|\s)--(?:password|pass|secret|api-key)[ =]["']?([^\s"'-][^\s"']{3,200})/g },
  { kind: 'password', pattern: /\blogin\b[^\n]{0,120} -p[ =]?["']?([^\s"'-][^\s"']{3,200})/g },
  { kind: 'registry-auth', pattern: /\\{0,7}"auth\\{0,7}"\s{0,4}:\s{0,4}\\{0,7}"([A-Za-z0-9+/=]{8,2000})/g },
  { kind: 'email', pattern: /(?<![\w.+-])[\w.+-]{1,64}@(?:[a-zA-Z0-9-]{1,63}\.){1,5}[a-zA-Z]{2,24}\b/g },
];

/** `user@host` in a prompt and systemd's `name@instance.service` look like addresses. */
const notMail = /@[\w.-]{1,80}\.(?:service|socket|slice|mount|timer|scope|target|go|git)$/i;
const notSecret = /^(?:<[^>]{0,40}>?|\*{2,}|x{4,}|true|false|null|none|nil|required|invalid|expired|missing|empty|not|was|has|authentication|file|"")$/i;

/** Replaces what must not be shown or stored (passwords, tokens, keys, mail addresses) by `<secret>`. Lines stay lines. */
export function redactSecrets(text: string): { readonly text: string; readonly redactions: readonly Redaction[] } {
  const found: { kind: string; start: number; end: number }[] = [];
  const claimed = new Uint8Array(text.length);
  for (const { kind, pattern } of rules) {
    for (const hit of text.matchAll(pattern)) {
      const secret = hit[1] ?? hit[0];
      const start = hit.index + (hit[1] === undefined ? 0 : hit[0].lastIndexOf(secret));
      if (notSecret.test(secret) || (kind === 'email' && notMail.test(secret))) continue;
      const end = start + secret.length;
      if (claimed.subarray(start, end).includes(1)) continue;
      claimed.fill(1, start, end);
      found.push({ kind, start, end });
    }
  }
  found.sort((a, b) => a.start - b.start);
  return replace(text, found);
}

function replace(text: string, found: readonly { kind: string; start: number; end: number }[]): ReturnType<typeof redactSecrets> {
  const pieces: string[] = [];
  const redactions: Redaction[] = [];
  let from = 0;
  let line = 1;
  let lineStart = 0;
  for (const { kind, start, end } of found) {
    for (let at = text.indexOf('\n', lineStart); at !== -1 && at < start; at = text.indexOf('\n', lineStart)) {
      line++;
      lineStart = at + 1;
    }
    const secret = text.slice(start, end);
    pieces.push(text.slice(from, start), '<secret>', '\n'.repeat(secret.split('\n').length - 1));
    redactions.push({ kind, line, column: start - lineStart + 1, length: secret.length });
    from = end;
  }
  pieces.push(text.slice(from));
  return { text: pieces.join(''), redactions };
}
