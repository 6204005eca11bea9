import type { Words } from '../diagnostics/codes.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { pointerSyntaxCodes } from '../diagnostics/codes/pointer-syntax.ts';
import type { PointerTarget, SourcePointer } from './pointer.ts';
import { readQuoted } from './quoted.ts';

type PointerSyntaxCode = keyof typeof pointerSyntaxCodes;

/** What is wrong with a pointer's text; `pointerDiagnostic` turns it into a diagnostic. */
export type PointerError = {
  readonly [C in PointerSyntaxCode]: {
    readonly code: C;
    readonly words: Words<C>;
    /** The wrong part, as offsets into the text; both equal where something is missing. */
    readonly start: number;
    readonly end: number;
  };
}[PointerSyntaxCode];

export const isPointerError = (result: SourcePointer | PointerError): result is PointerError => 'code' in result;

export const pointerVerbs = ['call', 'message', 'text'] as const;

/**
 * Parses `<owner>/<repo>@<tag or commit>:<path>#<symbol> [call <callee> | message "<literal>" | text "<code>"] [#<n>]`.
 *
 * @returns the pointer, or the first part of the text that is wrong; never throws
 */
export function parsePointer(raw: string): SourcePointer | PointerError {
  const fail = <C extends PointerSyntaxCode>(code: C, words: Words<C>, start: number, end: number): PointerError =>
    ({ code, words, start, end }) as unknown as PointerError;

  if (/^https?:\/\//.test(raw)) return fail('pointer/web-address', { found: raw, ...fromWebAddress(raw) }, 0, raw.length);

  const repositoryEnd = endBefore(raw, 0, '@:# \t\n');
  const repository = raw.slice(0, repositoryEnd);
  if (!/^[A-Za-z0-9][\w-]*\/[\w.-]+$/.test(repository)) return fail('pointer/no-repository', { found: repository }, 0, repositoryEnd);
  if (raw[repositoryEnd] !== '@') return fail('pointer/no-tag', { repository }, repositoryEnd, repositoryEnd);

  const refStart = repositoryEnd + 1;
  const refEnd = endBefore(raw, refStart, ':# \t\n');
  const ref = raw.slice(refStart, refEnd);
  if (ref === '') return fail('pointer/no-tag', { repository }, repositoryEnd, refEnd);
  if (isBranchName(ref)) return fail('pointer/branch', { found: ref }, refStart, refEnd);
  if (/^[0-9a-f]{7,}$/.test(ref) && /[a-f]/.test(ref) && ref.length !== 40) return fail('pointer/short-commit', { found: ref }, refStart, refEnd);
  if (!isTagName(ref)) return fail('pointer/bad-tag', { found: ref }, refStart, refEnd);
  if (raw[refEnd] !== ':') return fail('pointer/no-path', { ref }, refEnd, refEnd);

  const pathStart = refEnd + 1;
  const pathEnd = endBefore(raw, pathStart, '# \t\n');
  const path = raw.slice(pathStart, pathEnd);
  if (path === '') return fail('pointer/no-path', { ref }, refEnd, pathEnd);
  const lineInPath = /:L?\d+(?:[:-]L?\d+)?$/.exec(path);
  if (lineInPath) return fail('pointer/line-number', { found: lineInPath[0] }, pathStart + lineInPath.index, pathEnd);
  if (!isRepositoryPath(path)) return fail('pointer/bad-path', { found: path, expected: repositoryPath(path) }, pathStart, pathEnd);
  if (raw[pathEnd] !== '#') return fail('pointer/no-symbol', { path, go: path.endsWith('.go') }, pathEnd, pathEnd);

  const symbolStart = pathEnd + 1;
  const symbolEnd = endBefore(raw, symbolStart, ' \t\n');
  const symbol = raw.slice(symbolStart, symbolEnd);
  const isGo = path.endsWith('.go');
  if (symbol === '') return fail('pointer/no-symbol', { path, go: isGo }, pathEnd, symbolEnd);
  if (/^(?:L\d+(?:-L?\d+)?|\d+(?:-\d+)?)$/.test(symbol)) return fail('pointer/line-number', { found: `#${symbol}` }, pathEnd, symbolEnd);
  if (isGo && symbol === '-') return fail('pointer/no-symbol', { path, go: true }, pathEnd, symbolEnd);
  if (!isGo && symbol !== '-') return fail('pointer/symbol-outside-go', { found: symbol, path }, symbolStart, symbolEnd);
  if (isGo && !isSymbol(symbol)) {
    const expected = repairedSymbol(symbol);
    return fail('pointer/bad-symbol', { found: symbol, ...(expected && { suggestion: expected }) }, symbolStart, symbolEnd);
  }

  const target = parseTarget(raw, symbolEnd, isGo, fail);
  if ('code' in target) return target;
  return { raw, repository, ref, path, symbol, target };
}

type Fail = <C extends PointerSyntaxCode>(code: C, words: Words<C>, start: number, end: number) => PointerError;

function parseTarget(raw: string, from: number, isGo: boolean, fail: Fail): PointerTarget | PointerError {
  const verbStart = skipBlanks(raw, from);
  if (verbStart === raw.length) return { kind: 'definition' };
  const only = /^#([1-9]\d{0,5})\s*$/.exec(raw.slice(verbStart));
  if (only) return { kind: 'definition', occurrence: Number(only[1]) };

  const verbEnd = endBefore(raw, verbStart, ' \t\n');
  const verb = raw.slice(verbStart, verbEnd);
  const kind = pointerVerbs.find((known) => known === verb);
  if (!kind) {
    const suggestion = synonyms[verb.toLowerCase()] ?? suggest(verb, pointerVerbs);
    return fail('pointer/unknown-verb', { found: verb, ...(suggestion && { suggestion }) }, verbStart, verbEnd);
  }
  if (kind === 'call' && !isGo) return fail('pointer/call-outside-go', {}, verbStart, verbEnd);

  const findStart = skipBlanks(raw, verbEnd);
  if (findStart === raw.length) return fail('pointer/nothing-to-find', { verb: kind }, verbEnd, verbEnd);
  return kind === 'call' ? parseCallee(raw, findStart, fail) : parseQuotedTarget(kind, raw, findStart, fail);
}

function parseCallee(raw: string, start: number, fail: Fail): PointerTarget | PointerError {
  const rest = raw.slice(start).trimEnd();
  const occurrence = /\s#([1-9]\d{0,5})$/.exec(rest);
  const callee = (occurrence ? rest.slice(0, occurrence.index) : rest).trimEnd();
  const end = start + callee.length;
  if (callee.startsWith('"')) return fail('pointer/quoted-callee', { found: callee }, start, end);
  if (callee.endsWith(')')) return fail('pointer/call-with-arguments', { found: callee }, start, end);
  const blank = callee.includes('(') ? -1 : callee.search(/\s/);
  if (blank >= 0) {
    return fail('pointer/trailing-text', { found: callee.slice(blank).trim(), after: callee.slice(0, blank) }, start + blank + 1, end);
  }
  return { kind: 'call', callee, ...(occurrence && { occurrence: Number(occurrence[1]) }) };
}

function parseQuotedTarget(kind: 'message' | 'text', raw: string, start: number, fail: Fail): PointerTarget | PointerError {
  if (raw[start] !== '"') return fail('pointer/unquoted', { verb: kind, found: raw.slice(start) }, start, raw.length);
  const quoted = readQuoted(raw, start);
  if (!quoted) return fail('pointer/unclosed-quote', { verb: kind, found: raw.slice(start) }, start, raw.length);
  if (quoted.text.trim() === '') return fail('pointer/nothing-to-find', { verb: kind }, start, quoted.end);
  const rest = raw.slice(quoted.end);
  const occurrence = /^\s+#([1-9]\d{0,5})\s*$/.exec(rest);
  if (!occurrence && rest.trim() !== '') {
    return fail('pointer/trailing-text', { found: rest.trim(), after: raw.slice(start, quoted.end) }, skipBlanks(raw, quoted.end), raw.length);
  }
  return { kind, text: quoted.text, ...(occurrence && { occurrence: Number(occurrence[1]) }) };
}

/** Words that people use for one of the three. */
const synonyms: Readonly<Record<string, (typeof pointerVerbs)[number]>> = {
  calls: 'call', invoke: 'call', msg: 'message', log: 'message', string: 'message', literal: 'message', code: 'text', line: 'text',
};

function endBefore(text: string, from: number, stops: string): number {
  let at = from;
  while (at < text.length && !stops.includes(text[at]!)) at++;
  return at;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\n'.includes(text[at]!)) at++;
  return at;
}

const branchNames = new Set(['master', 'main', 'head', 'develop', 'dev', 'trunk', 'latest', 'next', 'stable', 'edge']);

function isBranchName(ref: string): boolean {
  return branchNames.has(ref.toLowerCase()) || /^(?:refs|origin|release|heads)\//.test(ref) || ref.endsWith('.x');
}

const isTagName = (ref: string): boolean => /^[\w][\w.+/-]*$/.test(ref) && !ref.includes('..') && !ref.endsWith('/') && !ref.endsWith('.');

function isRepositoryPath(path: string): boolean {
  return !path.includes('\\') && !path.includes(':') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

function repositoryPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.' && !part.endsWith(':')) parts.push(part);
  }
  return parts.join('/');
}

const goKeywords = new Set(['func', 'type', 'const', 'var', 'import', 'package', 'struct', 'interface']);

function isSymbol(symbol: string): boolean {
  if (goKeywords.has(symbol)) return false;
  const name = '[\\p{L}_][\\p{L}\\p{N}_]*';
  return new RegExp(`^(?:${name}|${name}\\.${name}|\\(\\*?${name}\\)\\.${name})$`, 'u').test(symbol);
}

/** `*T.M` → `(*T).M`, `F()` → `F`, `(*T[K]).M` → `(*T).M`, `pkg::F` → `pkg.F`. */
function repairedSymbol(symbol: string): string | undefined {
  const bare = symbol.replace(/\[[^\]]*\]/, '').replace(/\(\)?$/, '').replaceAll('::', '.').replaceAll('->', '.');
  const star = /^\(?\*([^().]+)\)?\.(.+)$/.exec(bare);
  const repaired = star ? `(*${star[1]}).${star[2]}` : bare;
  return repaired !== symbol && isSymbol(repaired) ? repaired : undefined;
}

function fromWebAddress(url: string): { suggestion?: string } {
  const blob = /^https?:\/\/github\.com\/([^/]+\/[^/]+)\/blob\/([^/]+)\/([^#?]+)/.exec(url);
  return blob ? { suggestion: `${blob[1]}@${blob[2]}:${blob[3]}#<symbol>` } : {};
}
