import { readEntry } from './entry.ts';
import type { Level } from './level.ts';
import type { Paste } from './paste.ts';
import type { Pattern, Work } from './pattern.ts';
import { findInside, matchWhole, patternOf } from './pattern.ts';

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

/** Looks for a condition in one entry of a paste. */
export function findCondition(condition: Condition, paste: Paste, index: number, work: Work): Found | undefined {
  const entry = paste.entry(index);
  const skeleton = paste.skeleton(index);
  const { text, offsets } = skeleton;
  if (condition.level !== undefined && entry.level !== condition.level) return undefined;
  const spans: { start: number; end: number }[] = [];
  const takeFields = (wanted: Condition['fields']): boolean =>
    wanted.every(({ name, pattern }) => {
      const field = skeleton.fields.find((candidate) => candidate.name === name);
      const last = field?.end === text.length;
      const span = field && matchWhole(pattern, skeleton, field.start, field.end, entry.cut && last, work);
      if (span) spans.push(span);
      return span !== undefined;
    });
  const { message } = skeleton;
  if (condition.message) {
    const cut = entry.cut && message.end === text.length;
    const span = matchWhole(condition.message, skeleton, message.start, message.end, cut, work);
    if (!span) return undefined;
    spans.push(span);
  }
  if (condition.text) {
    const span = findInside(condition.text, skeleton, 0, text.length, entry.cut, work);
    if (span) spans.push(span);
    else {
      const part = condition.split && findInside(condition.split.text, skeleton, 0, text.length, entry.cut, work);
      if (!part || !condition.split || !takeFields(condition.split.fields)) return undefined;
      spans.push(part);
    }
  }
  if (!takeFields(condition.fields)) return undefined;
  if (spans.length === 0) return condition.level === undefined ? undefined : { entry: index, start: paste.startOf(index), end: paste.endOf(index) };
  let start = Infinity;
  let end = 0;
  for (const span of spans) {
    for (let at = span.start; at < span.end; at++) {
      start = Math.min(start, offsets[at] ?? start);
      end = Math.max(end, (offsets[at] ?? 0) + 1);
    }
  }
  if (end === 0) start = end = paste.startOf(index);
  return { entry: index, start, end };
}
