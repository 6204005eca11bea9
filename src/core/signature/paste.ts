import type { Entry } from './entry.ts';
import { readEntry } from './entry.ts';
import type { PasteSpan } from './signature.ts';
import type { Skeleton } from './skeleton.ts';
import { SkeletonBuilder } from './skeleton.ts';
import { runsOnOver, wallsOf } from './seam.ts';
import type { Widths } from './split-entries.ts';
import { lineEnd, splitEntries, splitLines, terminalWidths } from './split-entries.ts';

/** The skeleton of an entry with the places of its values in it; positions count characters of `text`. */
export interface EntrySkeleton extends Skeleton {
  /** Offsets point into the whole paste. */
  readonly offsets: Int32Array;
  readonly message: { readonly start: number; readonly end: number };
  readonly fields: readonly { readonly name: string; readonly start: number; readonly end: number }[];
  /** Where the text went on in a new line of the paste. */
  readonly seams: readonly number[];
  /** Those of the seams over which no placeholder reaches. */
  readonly walls: readonly number[];
}

/** An entry with its skeleton. */
export interface Reading {
  readonly entry: Entry;
  readonly skeleton: EntrySkeleton;
}

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

  private lastRunOn: { readonly first: number; readonly last: number; readonly reading: Reading } | undefined;
  private lastReach: { readonly index: number; readonly first: number; readonly last: number } | undefined;
  private lastEdges: { readonly index: number; readonly edges: readonly number[] } | undefined;
  private readonly widths: Widths;
  private readonly textEnd: number;

  constructor(text: string) {
    this.text = text;
    this.lineStarts = splitLines(text);
    this.widths = terminalWidths(text, this.lineStarts);
    this.entryStarts = splitEntries(text, this.lineStarts, this.widths);
    this.textEnd = endOfWords(text);
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
    if (this.lastSkeleton?.index !== index) this.lastSkeleton = { index, skeleton: entrySkeleton(this.rawOf(index), this.entry(index), this.startOf(index), false) };
    return this.lastSkeleton.skeleton;
  }

  /**
   * The entry read together with its neighbours, where it may have been wrapped otherwise than `splitEntries` can tell: between words, at a
   * width of which nothing else tells, or before a word that begins entries. Nothing where the neighbours surely are entries of their own.
   */
  runOn(index: number): Reading | undefined {
    // Many conditions are looked for in one entry, one after the other.
    if (this.lastReach?.index !== index) this.lastReach = { index, ...runsOnOver(this, index) };
    const { first, last } = this.lastReach;
    if (first === last) return undefined;
    if (this.lastRunOn?.first !== first || this.lastRunOn.last !== last) {
      const start = this.startOf(first);
      const raw = this.text.slice(start, this.endOf(last));
      const entry = readEntry(raw);
      this.lastRunOn = { first, last, reading: { entry, skeleton: entrySkeleton(raw, entry, start, true) } };
    }
    return this.lastRunOn.reading;
  }

  /**
   * Places in the skeleton of an entry where it may have been cut off though nothing says so: at the end of the paste, at the right edge of
   * a window, at the edge of a table's column.
   */
  bareEdges(index: number): readonly number[] {
    if (this.lastEdges?.index !== index) this.lastEdges = { index, edges: this.findBareEdges(index) };
    return this.lastEdges.edges;
  }

  private findBareEdges(index: number): number[] {
    const { text, offsets, fields } = this.skeleton(index);
    const end = this.endOf(index);
    const edges: number[] = [];
    if (fields.length === 0) {
      const raw = this.text.slice(this.startOf(index), Math.min(end, this.startOf(index) + longestTableLine));
      for (const { index: at } of raw.matchAll(columnEdge)) {
        if (edges.length === mostEdges) break;
        const edge = lastAtMost(offsets, this.startOf(index) + at - 1) + 1;
        if (edge > 0 && edge < text.length && edge !== edges.at(-1)) edges.push(edge);
      }
    }
    if (text.length > 0 && (end >= this.textEnd || this.isAtRightEdge(index))) edges.push(text.length);
    return edges;
  }

  private isAtRightEdge(index: number): boolean {
    const line = lastAtMost(this.lineStarts, Math.max(this.startOf(index), this.endOf(index) - 1));
    const length = lineEnd(this.text, this.lineStarts, line) - (this.lineStarts[line] ?? 0);
    return length === this.widths.longest && this.widths.asLong > 1;
  }

  /** Entry that holds the character at `offset`. */
  entryAt(offset: number): number {
    return lastAtMost(this.entryStarts, offset);
  }

  /** Entry in which a span begins. */
  entryOf({ line, start }: PasteSpan): number {
    return this.entryAt((this.lineStarts[line - 1] ?? 0) + start - 1);
  }

  /** Line and column of an offset, both from 1. */
  placeOf(offset: number): { line: number; column: number } {
    const line = lastAtMost(this.lineStarts, offset);
    return { line: line + 1, column: offset - (this.lineStarts[line] ?? 0) + 1 };
  }
}

function lastAtMost(starts: ArrayLike<number>, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** In a longer line no table is looked for. */
const longestTableLine = 2000;
const mostEdges = 8;
const columnEdge = /(?<=\S) {0,1}(?: {2}|\t|\||\u2502)/g;

/** Offset after the last word: closing code fences and blanks follow the end of a log. */
function endOfWords(text: string): number {
  let end = text.length;
  while (end > 0 && (text.charCodeAt(end - 1) <= 0x20 || text.charAt(end - 1) === '`')) end--;
  return end;
}

function entrySkeleton(raw: string, entry: Entry, base: number, guessed: boolean): EntrySkeleton {
  // A field's sign between name and value is counted with its name.
  const builder = new SkeletonBuilder(raw.length + entry.fields.length, base);
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
  const skeleton = builder.build();
  return { ...skeleton, message, fields, ...wallsOf(raw, skeleton.offsets, base, guessed) };
}
