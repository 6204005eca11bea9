import { podName } from './pod-name.ts';

/** Something in a line that the next reporter's paste will have otherwise. Offsets into the line. */
export interface VolatileToken {
  readonly rule: string;
  readonly placeholder: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A signature must not contain it: the reporter's own time, pid, id, digest or address. */
  readonly reported: boolean;
}

interface VolatileRule {
  readonly name: string;
  /** The placeholder that stands for it, without the brackets. */
  readonly placeholder: string;
  /** Why it varies, or where it is seen. */
  readonly reason: string;
  /**
   * Bounded quantifiers only; group 1, where there is one, is the token and the rest is what shows that it is one. Letters beyond ASCII as
   * ranges: for a text with characters beyond Latin-1, V8 takes a sixth of a second to compile `\b\p{L}`, twice.
   */
  readonly pattern: RegExp;
  readonly reported: boolean;
  /** Replaced when a signature is proposed; written in one it means what it says. */
  readonly proposalOnly?: true;
  /** A last look at the token. */
  readonly unless?: (token: string) => boolean;
}

const wellKnownAddress = /^(?:0\.0\.0\.0|127\.0\.0\.1|127\.0\.0\.11|::1?|169\.254\.169\.254|255\.255\.255\.255)$/;

/**
 * What varies between two reporters of the same error. Order matters: the first rule that claims a character keeps it, so wholes
 * (a time, a digest) stand before what could be found inside them (a number).
 */
export const volatileRules: readonly VolatileRule[] = [
  { name: 'time', placeholder: 'time', reported: true, reason: 'ISO times of every logger', pattern: /\b\d{4}[-/]\d\d[-/]\d\d(?:[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)?/g },
  { name: 'syslog-time', placeholder: 'time', reported: true, reason: 'month, day and time of journald and syslog', pattern: /(?<![\w\u00c0-\u1fff\u2c00-\ufeff])[A-Za-z\u00c0-\u1fff\u2c00-\ufeff]{3,4}\.? {1,2}\d{1,2} \d\d:\d\d:\d\d(?:\.\d{1,9})?\b/g },
  { name: 'kernel-time', placeholder: 'time', reported: true, reason: 'seconds since boot in the kernel log', pattern: /\[ {0,7}\d{1,8}\.\d{6}\]/g },
  { name: 'clock', placeholder: 'time', reported: true, reason: 'a time of day', pattern: /\b\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\b/g },
  { name: 'digest', placeholder: 'digest', reported: true, reason: 'content digests', pattern: /\bsha(?:256|512):[0-9a-f]{6,128}(?![0-9a-zA-Z])/g },
  { name: 'uuid', placeholder: 'id', reported: true, reason: 'pod uids, sandbox and boot ids', pattern: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi },
  { name: 'layer-link', placeholder: 'id', reported: true, reason: 'short names of overlay2 layers, 26 capitals and digits', pattern: /\b[A-Z2-7]{26}\b/g, unless: (token) => !/\d/.test(token) },
  { name: 'hex-id', placeholder: 'id', reported: true, reason: 'container, image and layer ids, 12 to 64 hex digits', pattern: /(?<![0-9a-zA-Z])[0-9a-f]{12,64}(?![0-9a-zA-Z])/g, unless: (token) => !/\d/.test(token) || !/[a-f]/.test(token) },
  { name: 'pointer', placeholder: 'addr', reported: true, reason: 'addresses in memory', pattern: /\b0x[0-9a-f]{5,16}\b/gi },
  { name: 'mac', placeholder: 'addr', reported: true, reason: 'hardware addresses', pattern: /\b[0-9a-f]{2}(?::[0-9a-f]{2}){5}\b/gi },
  { name: 'ipv4', placeholder: 'addr', reported: true, reason: 'addresses of hosts and containers', pattern: /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?(?![\d.]{0,4}\d)/g, unless: (token) => wellKnownAddress.test(token) },
  { name: 'ipv6', placeholder: 'addr', reported: true, reason: 'addresses of hosts and containers', pattern: /(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4})(?:\/\d{1,3})?(?![\w:])|(?<![\w:])(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4})?(?:\/\d{1,3})?(?![\w:])/gi, unless: (token) => wellKnownAddress.test(token) || !/[:].*[:]/.test(token) },
  { name: 'port', placeholder: 'port', reported: false, reason: 'ports after an address, or named so', pattern: /(?<=\d\.\d{1,3}:|\d\.\d{1,3}\/\d\d:|\]:|<addr>:|<host>:|\bport[ =:]{1,2}|\bports? )(\d{1,5})\b/gi },
  { name: 'pid', placeholder: 'pid', reported: true, reason: 'process ids, where the text says so', pattern: /(?<=\b(?:pid|tid|ppid)(?:: ?|=| )|\bprocess |\bPID \(?|\/proc\/|\[pid )(\d{1,10})\b/gi },
  { name: 'terminal-seconds', placeholder: 'n', reported: false, reason: 'logrus counts seconds on a terminal: ERRO[0127]', pattern: /(?<=\b(?:TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)\[)(\d{4,8})(?=\])/g },
  { name: 'program-pid', placeholder: 'pid', reported: true, reason: 'process ids behind a program, as journald writes them', pattern: /(?<=\b[A-Za-z][\w-]{1,30}\[)(\d{2,10})(?=\])/g },
  { name: 'goroutine', placeholder: 'n', reported: false, reason: 'numbers of goroutines', pattern: /(?<=\bgoroutine )(\d{1,9})\b/g },
  { name: 'source-line', placeholder: 'n', reported: false, reason: 'line in a source file, `container_linux.go:348`: another release, another line', pattern: /(?<=\.(?:go|c|h|s|rs|py):)(\d{1,6})\b/g },
  { name: 'pod', placeholder: 'name', reported: false, reason: 'pods of a Deployment carry a hash and five random letters', pattern: podName },
  { name: 'interface', placeholder: 'id', reported: false, reason: 'virtual interfaces carry random hex digits', pattern: /(?<=\b(?:veth|br-|cali|vxlan|ov-))([0-9a-f]{6,15})\b/g },
  { name: 'temporary', placeholder: 'id', reported: false, reason: 'names of temporary files and directories', pattern: /(?<=(?:\/tmp\/|\/GetImageBlob|\.tmp-|docker-builder|runc-process|-init-|containerd-mount|\/tmp\w{0,20}-))(\d{6,12})\b/g },
  { name: 'user', placeholder: 'user', reported: false, reason: 'home directories', pattern: /(?<=(?:\/home\/|\/Users\/))([\w.-]{1,32})(?=\/)/g },
  { name: 'snapshot', placeholder: 'n', reported: false, reason: 'containerd numbers its snapshots', pattern: /(?<=\/snapshots\/)(\d{1,9})\b/g },
  { name: 'device', placeholder: 'n', reported: false, reason: 'numbers of loop and mapper devices', pattern: /(?<=\/dev\/(?:loop|dm-))(\d{1,4})\b/g },
  { name: 'duration', placeholder: 'duration', reported: false, reason: 'how long something took', pattern: /(?<![\w.])(?:\d{1,9}(?:\.\d{1,9})?(?:h|ms|m|ns|[µμu]s|s)){1,4}(?![\w])/g },
  { name: 'size', placeholder: 'size', reported: false, reason: 'amounts of data', pattern: /(?<![\w.])\d{1,12}(?:\.\d{1,6})? ?(?:[kKMGT]i?B|bytes)\b/g },
  { name: 'count', placeholder: 'n', reported: false, proposalOnly: true, reason: 'counters', pattern: /(?<=\b(?:[Cc]ount|attempt|retry|usage|restarts?|index|uid|gid|fd|total|used|free) {0,2}[=: ] {0,2})(\d{1,20})\b/g },
  { name: 'well-known-address', placeholder: 'addr', reported: false, proposalOnly: true, reason: 'where a port is bound or a peer listens is the reporter\u2019s choice', pattern: /(?<![\d.])(?:0\.0\.0\.0|127\.0\.0\.1)(?![\d.]{0,4}\d)/g },
  { name: 'long-number', placeholder: 'n', reported: false, reason: 'numbers of five and more digits count or identify something', pattern: /(?<![\w.,])\d{5,20}(?![\w.])/g },
];

/** What differs between two lines that a program writes at the same place. No signature may have it in it. */
const passing = volatileRules.filter(({ name }) => ['time', 'syslog-time', 'clock', 'uuid', 'hex-id'].includes(name));

/** A line with its ids and times blotted out, each with its length. */
export const withoutIdsAndTimes = (line: string): string =>
  passing.reduce((text, { pattern, unless }) => text.replace(pattern, (token) => (unless?.(token) ? token : `\0${token.length}\0`)), line);

/** A line longer than this is not looked at as a whole: the rules are for what a person writes or pastes as one line. */
const longestLine = 20_000;

/** A record's lines are looked at several times in a row: when checked, when weighed, when made into patterns. */
const lately = new Map<string, readonly VolatileToken[]>();
const mostLately = 64;

/** Everything volatile in a line, in order, without overlap; for a proposal also what a signature may say on purpose. */
export function findVolatile(line: string, purpose: 'signature' | 'proposal' = 'signature'): readonly VolatileToken[] {
  if (purpose === 'proposal') return search(line, purpose);
  const known = lately.get(line);
  if (known) return known;
  if (lately.size === mostLately) lately.clear();
  const found = search(line, purpose);
  lately.set(line, found);
  return found;
}

function search(line: string, purpose: 'signature' | 'proposal'): VolatileToken[] {
  const text = line.length > longestLine ? line.slice(0, longestLine) : line;
  const claimed = new Uint8Array(text.length);
  const tokens: VolatileToken[] = [];
  for (const rule of volatileRules) {
    if (rule.proposalOnly && purpose !== 'proposal') continue;
    for (const found of text.matchAll(rule.pattern)) {
      const token = found[1] ?? found[0];
      const start = found.index + found[0].indexOf(token);
      const end = start + token.length;
      if (token === '' || rule.unless?.(token) || claimed.subarray(start, end).includes(1)) continue;
      claimed.fill(1, start, end);
      tokens.push({ rule: rule.name, placeholder: rule.placeholder, text: token, start, end, reported: rule.reported });
    }
  }
  return tokens.sort((a, b) => a.start - b.start);
}
