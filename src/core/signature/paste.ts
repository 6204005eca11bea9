import type { Entry } from './entry.ts';
import { readEntry } from './entry.ts';
import type { Skeleton } from './skeleton.ts';
import { SkeletonBuilder, fold } from './skeleton.ts';
import { isEntryStart } from './entry-start.ts';

/** The skeleton of an entry with the places of its values in it; positions count characters of `text`. */
export interface EntrySkeleton extends Skeleton {
  /** Offsets point into the whole paste. */
  readonly offsets: readonly number[];
  readonly message: { readonly start: number; readonly end: number };
  readonly fields: readonly { readonly name: string; readonly start: number; readonly end: number }[];
}

/** Shortest line that can have been wrapped by a terminal, mail program or web form. */
const narrowest = 40;
/** At most so many lines are joined to one. */
const mostJoined = 200;

/**
 * A text as a list of log entries. Splitting it is one pass over the characters; an entry is read only when asked for, so that a long
 * log with nothing in it costs no more than looking for the literals.
 */
export class Paste {
  readonly text: string;
  /** Offset of each line as it stands in the text. */
  readonly lineStarts: readonly number[];
  /** Offset of each entry. */
  readonly entryStarts: readonly number[];
  /** The search goes through the entries in order; keeping only the last one keeps memory flat in the length of the log. */
  private lastEntry: { readonly index: number; readonly entry: Entry } | undefined;
  private lastSkeleton: { readonly index: number; readonly skeleton: EntrySkeleton } | undefined;

  constructor(text: string) {
    this.text = text;
    this.lineStarts = splitLines(text);
    this.entryStarts = splitEntries(text, this.lineStarts);
  }

  get length(): number {
    return this.entryStarts.length;
  }

  startOf(entry: number): number {
    return this.entryStarts[entry] ?? this.text.length;
  }

  /** Offset after the entry, without its line end. */
  endOf(entry: number): number {
    const start = this.startOf(entry);
    let end = this.entryStarts[entry + 1] ?? this.text.length;
    while (end > start && (this.text.charCodeAt(end - 1) === 0x0a || this.text.charCodeAt(end - 1) === 0x0d)) end--;
    return end;
  }

  rawOf(entry: number): string {
    return this.text.slice(this.startOf(entry), this.endOf(entry));
  }

  entry(index: number): Entry {
    if (this.lastEntry?.index !== index) this.lastEntry = { index, entry: readEntry(this.rawOf(index)) };
    return this.lastEntry.entry;
  }

  skeleton(index: number): EntrySkeleton {
    if (this.lastSkeleton?.index !== index) this.lastSkeleton = { index, skeleton: entrySkeleton(this.rawOf(index), this.entry(index), this.startOf(index)) };
    return this.lastSkeleton.skeleton;
  }

  /** Entry that holds the character at `offset`. */
  entryAt(offset: number): number {
    return lastAtMost(this.entryStarts, offset);
  }

  /** Line and column of an offset, both from 1. */
  placeOf(offset: number): { line: number; column: number } {
    const line = lastAtMost(this.lineStarts, offset);
    return { line: line + 1, column: offset - (this.lineStarts[line] ?? 0) + 1 };
  }
}

function lastAtMost(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function splitLines(text: string): number[] {
  const starts = [0];
  if (text.includes('\r')) {
    // A progress bar writes each state after a lone carriage return.
    for (const end of text.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length);
    return starts;
  }
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/**
 * Finds the entries: a line goes on the one before it when that one is as wide as the terminal was (or the next word would not have fitted),
 * and the line itself does not begin like an entry of its own. A join too many does no harm to the search. A written-out `\\n` with an entry
 * after it begins one inside a line.
 */
function splitEntries(text: string, starts: readonly number[]): number[] {
  const widths = terminalWidths(text, starts);
  const entries: number[] = [];
  let joined = 0;
  for (let line = 0; line < starts.length; line++) {
    if (line > 0 && joined < mostJoined && goesOn(text, starts, line, widths)) joined++;
    else {
      joined = 0;
      entries.push(starts[line] ?? 0);
    }
    addWrittenOut(text, starts[line] ?? 0, lineEnd(text, starts, line), entries);
  }
  return entries;
}

const writtenLineEnd = /\\{1,15}n(?=\\{0,15}["']?(?:time=|level=|\{|[IWEF]\d{4} |\d{4}-\d\d-\d\d|\p{L}{3} {1,2}\d{1,2} \d\d:|[A-Z]{4}\[\d{4}))/gu;

function addWrittenOut(text: string, start: number, end: number, entries: number[]): void {
  if (end - start < narrowest) return;
  const line = text.slice(start, end);
  if (!line.includes('\\n')) return;
  for (const found of line.matchAll(writtenLineEnd)) {
    const next = start + found.index + found[0].length;
    if (isEntryStart(text, next, end)) entries.push(next);
  }
}

function lineEnd(text: string, starts: readonly number[], line: number): number {
  const next = starts[line + 1];
  let end = next ?? text.length;
  const start = starts[line] ?? 0;
  while (end > start && (text.charCodeAt(end - 1) === 0x0a || text.charCodeAt(end - 1) === 0x0d)) end--;
  return end;
}

interface Widths {
  readonly longest: number;
  readonly common: ReadonlySet<number>;
}

function terminalWidths(text: string, starts: readonly number[]): Widths {
  let longest = 0;
  const counts = new Map<number, number>();
  for (let line = 0; line < starts.length; line++) {
    const length = lineEnd(text, starts, line) - (starts[line] ?? 0);
    if (length > longest) longest = length;
    const next = starts[line + 1];
    if (length < 60 || length > 400 || next === undefined || isEntryStart(text, next, lineEnd(text, starts, line + 1))) continue;
    counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  return { longest, common: new Set([...counts].filter(([, count]) => count > 1).map(([length]) => length)) };
}

function goesOn(text: string, starts: readonly number[], line: number, widths: Widths): boolean {
  const before = starts[line - 1] ?? 0;
  const length = lineEnd(text, starts, line - 1) - before;
  if (length < narrowest) return false;
  const start = starts[line] ?? 0;
  const end = lineEnd(text, starts, line);
  if (start === end) return false;
  if (!widths.common.has(length) && length + 1 + firstWordLength(text, start, end) <= widths.longest) return false;
  return !isEntryStart(text, start, end) || isSplitBeforeLevel(text.slice(before, before + length), text.slice(start, Math.min(end, start + 12)));
}

/** `time="…" level=…` that the terminal wrapped between the two; `level=` alone begins an entry. */
function isSplitBeforeLevel(before: string, line: string): boolean {
  return /^(?:level|msg)=/.test(line) && before.length < 400 && before.includes('time=') && !before.includes('level=');
}

function firstWordLength(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && at - start < 4 && fold(text.charCodeAt(at)) === 0) at++;
  const from = at;
  while (at < end && at - from < 400 && text.charCodeAt(at) > 0x20) at++;
  return at - from;
}

function entrySkeleton(raw: string, entry: Entry, base: number): EntrySkeleton {
  const builder = new SkeletonBuilder(base);
  const end = entry.message.end;
  if (entry.lead) builder.add(raw, entry.lead.start, entry.lead.end);
  const start = builder.length;
  builder.add(raw, entry.message.start, end);
  const message = { start, end: builder.length };
  const fields = entry.fields.map((field) => {
    builder.add(raw, field.nameStart, field.nameStart + field.name.length);
    builder.addCharacter('=', Math.max(field.nameStart, field.start - 1));
    const from = builder.length;
    builder.add(raw, field.start, field.end);
    return { name: field.name, start: from, end: builder.length };
  });
  return { ...builder.build(), message, fields };
}
