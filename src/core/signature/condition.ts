import { readEntry } from './entry.ts';
import type { Level } from './level.ts';
import type { Cut, Work } from './find-pattern.ts';
import { findInside, matchWhole } from './find-pattern.ts';
import { findMessage } from './message.ts';
import type { EntrySkeleton, Paste, Reading } from './paste.ts';
import type { Pattern } from './pattern.ts';
import { patternOf } from './pattern.ts';

/** What one line of a signature asks of a log entry. All parts that are there must hold. */
export interface Condition {
  readonly level?: Level;
  /** The message, whole. */
  readonly message?: Pattern;
  /** Fields by name, each with its whole value. */
  readonly fields: readonly { readonly name: string; readonly pattern: Pattern }[];
  /** Text found anywhere in the message and its fields. */
  readonly text?: Pattern;
  /** The same line read as message and trailing fields, for shapes that do not print them beside each other. */
  readonly split?: { readonly text: Pattern; readonly fields: readonly { readonly name: string; readonly pattern: Pattern }[] };
}

/** Where a condition was found; offsets into the paste, end exclusive. */
export interface Found {
  readonly entry: number;
  readonly start: number;
  readonly end: number;
  /** The end was not seen, for the text was cut off. */
  readonly cut?: Cut;
}

/** A signature line longer than this is text as a whole. */
const longestSplit = 1000;
const trailingField = /(?:^|\s)([A-Za-z_][\w.-]{0,40})=("[^"]*"|\S+)$/;

/** A program before its message is taken off every paste, so it cannot be asked for. `containerd: ` and `docker: ` begin messages of their own. */
const programPrefix = /^(?:kernel|systemd|dockerd|kubelet): (?=\S)/;

/** Condition of a signature line. A line with `level=` or `msg=` asks for those fields, whatever shape the log has; any other is text. */
export function conditionOf(line: string): Condition {
  const entry = readEntry(line);
  if (entry.shape === 'logrus-text' || entry.shape === 'logrus-terminal' || entry.shape === 'json') return structured(line, entry);
  const text = line.slice(entry.message.start, entry.message.end).replace(programPrefix, '');
  const fields = entry.fields.map((field) => ({ name: field.name, pattern: patternOf(line.slice(field.start, field.end)) }));
  const split = splitFields(text);
  return {
    fields,
    text: patternOf(text),
    ...(split && { split }),
  };
}

function structured(line: string, entry: ReturnType<typeof readEntry>): Condition {
  const message = line.slice(entry.message.start, entry.message.end);
  const fields = entry.fields
    .filter((field) => field.name !== 'level')
    .map((field) => ({ name: field.name, pattern: patternOf(line.slice(field.start, field.end)) }));
  return {
    ...(entry.level !== undefined && { level: entry.level }),
    ...(message !== '' && { message: patternOf(message) }),
    fields,
  };
}

/** `containerd: read past events count=<n>`: message and fields as logrus prints them on a terminal. */
function splitFields(text: string): Condition['split'] {
  if (text.length > longestSplit) return undefined;
  const fields: { name: string; pattern: Pattern }[] = [];
  let rest = text.trimEnd();
  for (let found = trailingField.exec(rest); found && fields.length < 12; found = trailingField.exec(rest)) {
    const value = found[2] ?? '';
    fields.unshift({ name: found[1] ?? '', pattern: patternOf(value.startsWith('"') ? value.slice(1, -1) : value) });
    rest = rest.slice(0, found.index).trimEnd();
  }
  const pattern = patternOf(rest);
  return fields.length > 0 && pattern.literals.length > 0 ? { text: pattern, fields } : undefined;
}

/** All literals of a condition that stand beside each other in every shape of log; one of them finds the entry. */
export function literalsOf(condition: Condition): string[] {
  const patterns = condition.text
    ? [condition.split?.text ?? condition.text]
    : [...(condition.message ? [condition.message] : []), ...(condition.message && condition.message.literals.length > 0 ? [] : condition.fields.map(({ pattern }) => pattern))];
  return patterns.flatMap(({ literals }) => literals);
}

/** Looks for a condition in one entry of a paste: as it stands, then as cut off with no mark, then together with the lines around it. */
export function findCondition(condition: Condition, paste: Paste, index: number, work: Work): Found | undefined {
  const entry = paste.entry(index);
  const reading = { entry, skeleton: paste.skeleton(index) };
  const plain = findIn(condition, paste, reading, entry.cut ? 'marked' : undefined, reading.skeleton.text.length, work);
  if (plain) return foundAt(paste, reading.skeleton, plain, index, entry.cut ? 'marked' : undefined);
  if (!entry.cut) {
    for (const edge of paste.bareEdges(index)) {
      const cut = findIn(condition, paste, reading, 'bare', edge, work);
      if (cut) return foundAt(paste, reading.skeleton, cut, index, 'bare');
    }
  }
  const runOn = condition.text || condition.message ? paste.runOn(index) : undefined;
  const across = runOn && findIn(condition, paste, runOn, undefined, runOn.skeleton.text.length, work);
  return across && foundAt(paste, runOn.skeleton, across);
}

type Spans = readonly { readonly start: number; readonly end: number }[];

/** Where the parts of a condition stand in an entry; none for a level alone. */
function findIn(condition: Condition, paste: Paste, { entry, skeleton }: Reading, cut: Cut, to: number, work: Work): Spans | undefined {
  if (condition.level !== undefined && entry.level !== condition.level) return undefined;
  const spans: { start: number; end: number }[] = [];
  const takeFields = (wanted: Condition['fields']): boolean =>
    wanted.every(({ name, pattern }) => {
      const field = skeleton.fields.find((candidate) => candidate.name === name);
      const span = field && matchWhole(pattern, skeleton, field.start, field.end, field.end === to ? cut : undefined, work);
      if (span) spans.push(span);
      return span !== undefined;
    });
  if (condition.message) {
    const span = findMessage(condition.message, { entry, skeleton }, paste.text, cut, to, work);
    if (!span) return undefined;
    spans.push(span);
  }
  if (condition.text) {
    const span = findInside(condition.text, skeleton, 0, to, cut, work);
    if (span) spans.push(span);
    else {
      const part = condition.split && findInside(condition.split.text, skeleton, 0, to, cut, work);
      if (!part || !condition.split || !takeFields(condition.split.fields)) return undefined;
      spans.push(part);
    }
  }
  return takeFields(condition.fields) ? spans : undefined;
}

function foundAt(paste: Paste, { offsets }: EntrySkeleton, spans: Spans, entry?: number, cut?: Cut): Found | undefined {
  let start = Infinity;
  let end = 0;
  for (const span of spans) {
    for (let at = span.start; at < span.end; at++) {
      start = Math.min(start, offsets[at] ?? start);
      end = Math.max(end, (offsets[at] ?? 0) + 1);
    }
  }
  // A level alone is the whole entry, an empty value its beginning.
  if (entry !== undefined && spans.length === 0) [start, end] = [paste.startOf(entry), paste.endOf(entry)];
  else if (end === 0) start = end = paste.startOf(entry ?? 0);
  return { entry: entry ?? paste.entryAt(start), start, end, ...(cut && { cut }) };
}
