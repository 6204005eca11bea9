import { diagnostic } from '../diagnostics/make.ts';
import type { Compiled, Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { products } from '../incident/schema.ts';
import { rangeProblem } from '../incident/versions.ts';
import { readEntry } from './entry.ts';
import { findOwnNames } from './narrow.ts';
import { splitPlaceholders } from './placeholder.ts';
import type { Signature, SignatureLine } from './signature.ts';
import { withPlaceholders } from './substitute.ts';
import { findVolatile } from './volatile.ts';
import { leastSignificant, significantLetters } from './weakness.ts';

/** What the compiler of the record knows about a `log signature` fence. */
export interface SignatureContext {
  /** Record id. */
  readonly record: string;
  /** Position among the record's signatures, from 0. */
  readonly index: number;
  /** What follows `log signature` in the info string: `any-order` (any value), `docker=">=17.06"`. */
  readonly options?: Readonly<Record<string, string | true>>;
  /** Where the fence's text begins: the first character after the info line. Lines that are indented with the fence keep its column. */
  readonly place: Place;
  /** Where the info string stands; by default the line above `place`. */
  readonly optionsPlace?: Place;
}

/** People paste the end of a log; a signature that wants more lines at once seldom holds for the next reporter. */
const mostLines = 4;
const nothingMore = '<nothing more>';
const absentMark = /^not:[ \t]*/;

/** Compiles the text of a `log signature` fence. A value is there whenever at least one line can be looked for. */
export function compileSignature(text: string, context: SignatureContext): Compiled<Signature> {
  const diagnostics: Diagnostic[] = [];
  const { place } = context;
  const lines: SignatureLine[] = [];
  let endsThere = false;
  let endPlace: Place | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const written = raw.trim();
    if (written === '') continue;
    const linePlace = placeIn(place, index, raw.length - raw.trimStart().length, written.length);
    if (written.toLowerCase() === nothingMore) {
      endsThere = true;
      endPlace ??= linePlace;
      continue;
    }
    if (endPlace) {
      diagnostics.push(diagnostic('signature/nothing-more-not-last', endPlace, {}));
      endPlace = undefined;
    }
    const absent = absentMark.test(written);
    const mark = absent ? (absentMark.exec(written)?.[0].length ?? 0) : 0;
    const line = written.slice(mark);
    if (line === '') continue;
    const textPlace = placeIn(place, index, raw.length - raw.trimStart().length + mark, line.length);
    diagnostics.push(...checkLine(line, textPlace));
    lines.push({ raw: line, parts: partsOf(line), absent, place: textPlace });
  }
  const present = lines.filter((line) => !line.absent);
  if (lines.length === 0) diagnostics.push(diagnostic('signature/empty', place, {}));
  else if (present.length === 0) diagnostics.push(diagnostic('signature/only-absent', lines[0]?.place ?? place, {}));
  else {
    const letters = Math.max(...present.map((line) => significantLetters(line.raw)));
    if (letters < leastSignificant) {
      const strongest = present.find((line) => significantLetters(line.raw) === letters) ?? present[0];
      diagnostics.push(diagnostic('signature/matches-everything', strongest?.place ?? place, { line: strongest?.raw ?? '', letters, least: leastSignificant }));
    }
  }
  if (present.length > mostLines) diagnostics.push(diagnostic('signature/too-many-lines', place, { lines: present.length, most: mostLines }));
  const options = readOptions(context);
  diagnostics.push(...options.diagnostics);
  if (present.length === 0) return { diagnostics };
  return {
    value: {
      record: context.record,
      index: context.index,
      lines,
      order: options.anyOrder ? 'any-order' : 'in-order',
      nothingMore: endsThere,
      versions: options.versions,
      place,
    },
    diagnostics,
  };
}

function placeIn(start: Place, line: number, offset: number, length: number): Place {
  const column = start.column + offset;
  return { file: start.file, line: start.line + line, column, endLine: start.line + line, endColumn: column + length };
}

function partsOf(line: string): (string | null)[] {
  const parts: (string | null)[] = [];
  for (const piece of splitPlaceholders(line).pieces) parts.push(piece.kind === 'literal' ? piece.text : null);
  return parts;
}

function checkLine(line: string, place: Place): Diagnostic[] {
  const within = (start: number, end: number): Place => ({ ...place, column: place.column + start, endLine: place.line, endColumn: place.column + end });
  const found: Diagnostic[] = splitPlaceholders(line).bad.map(({ text, problem, start, end }) =>
    diagnostic('signature/bad-placeholder', within(start, end), { text, problem }, problem === 'capital'
      ? { fix: { title: `Write ${text.toLowerCase()}`, place: within(start, end), text: text.toLowerCase() } }
      : {}),
  );
  const tokens = findVolatile(line).filter((token) => token.reported);
  const prefix = prefixEnd(line);
  if (tokens.some((token) => token.start < prefix)) {
    const where = within(0, prefix);
    found.push(diagnostic('signature/raw-volatile', where, {
      kind: 'prefix', text: line.slice(0, prefix).trim(), column: where.column, placeholder: '', line: withPlaceholders(line.slice(prefix)),
    }, { fix: { title: 'Delete it', place: where, text: '' } }));
  }
  for (const token of tokens) {
    if (token.start < prefix) continue;
    const where = within(token.start, token.end);
    found.push(
      diagnostic('signature/raw-volatile', where, {
        kind: token.rule, text: token.text, column: where.column, placeholder: token.placeholder, line: withPlaceholders(line),
      }, { fix: { title: `Write <${token.placeholder}>`, place: where, text: `<${token.placeholder}>` } }),
    );
  }
  for (const name of findOwnNames(line)) {
    if (name.start < prefix || tokens.some((token) => token.start < name.end && name.start < token.end)) continue;
    const where = within(name.start, name.end);
    const written = `${line.slice(0, name.start)}<${name.placeholder}>${line.slice(name.end)}`;
    found.push(diagnostic('signature/too-narrow', where, { text: name.text, kind: name.kind, placeholder: name.placeholder, line: written, column: where.column }, {
      fix: { title: `Write <${name.placeholder}>`, place: where, text: `<${name.placeholder}>` },
    }));
  }
  return found;
}

/** Length of what stands before the message: host, program, times of the log it was pasted from. */
function prefixEnd(line: string): number {
  const entry = readEntry(line);
  if (entry.shape === 'json') return 0;
  if (entry.shape === 'logrus-text') return Math.max(0, line.search(/(?<![\w.-])(?:level|lvl|msg)=/));
  return line.charAt(entry.message.start - 1) === '"' ? entry.message.start - 1 : entry.message.start;
}

function readOptions(context: SignatureContext): { anyOrder: boolean; versions: Record<string, string>; diagnostics: Diagnostic[] } {
  const place = context.optionsPlace ?? { file: context.place.file, line: Math.max(1, context.place.line - 1), column: context.place.column };
  const versions: Record<string, string> = {};
  const diagnostics: Diagnostic[] = [];
  let anyOrder = false;
  for (const [name, value] of Object.entries(context.options ?? {})) {
    if (name === 'any-order') {
      anyOrder = true;
      if (value !== true && value !== '' && value !== 'true') diagnostics.push(diagnostic('signature/bad-option', place, { name, value: String(value), problem: 'value' }));
    } else if (!products.some((product) => product === name)) {
      diagnostics.push(diagnostic('signature/bad-option', place, { name, value: String(value), problem: 'name' }));
    } else {
      const range = value === true ? '' : value;
      const wrong = rangeProblem(range);
      if (wrong) diagnostics.push(diagnostic('signature/bad-option', place, { name, value: range, problem: 'range', range: wrong.problem, ...(wrong.suggestion !== undefined && { suggestion: wrong.suggestion }) }));
      else versions[name] = range;
    }
  }
  return { anyOrder, versions, diagnostics };
}
