import type { Automaton } from './automaton.ts';
import { buildByteTable, needsStep } from './byte-table.ts';
import { asciiFold, isIgnoredBeyondAscii, needsLook, skipEscape } from './skeleton.ts';

/**
 * Looks for anchors in the bytes of a log as they stand, UTF-8 and not decoded. One table answers for every state and byte, what a skeleton
 * leaves out keeps the state, and four parts of the bytes are gone through in turn, because one part alone would only wait for memory.
 *
 * It tells too much rather than too little: an escape outside of anchors is not looked at. Whoever gets a hit reads the line.
 */
export interface ByteScan {
  /** Looks at `from`–`to`; the offsets of hits (the last byte of an anchor) and of line ends (after the line feed) are ascending. */
  scan(bytes: Uint8Array, from: number, to: number): BytesFound;
}

/** Valid until the next scan; only the first `count` are set. */
export interface Offsets {
  readonly at: Int32Array;
  readonly count: number;
}

export interface BytesFound {
  readonly hits: Offsets;
  readonly lineEnds: Offsets;
}

const rowOnly = ~needsStep;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const hash = 0x23;
const ampersand = 0x26;
const backslash = 0x5c;
/** Below so many bytes a part is not worth its while. */
const smallest = 4096;

/** Prepares the table for the anchors of an automaton. */
export function compileByteScan(automaton: Automaton): ByteScan {
  const { table, onHash, ends } = buildByteTable(automaton);
  const hits = new Growing();
  const lineEnds = new Growing();
  /** Line ends of the second to fourth part, until the first one has all of its own. */
  const laterEnds = [new Growing(), new Growing(), new Growing()] as const;
  /** Where to go on after `step`. */
  let next = 0;

  /** One byte: gives the next row and sets `next`. */
  function step(bytes: Uint8Array, at: number, row: number, { limit, end, lines }: Part): number {
    const byte = bytes[at]!;
    const entry = table[row + byte]!;
    next = at + 1;
    if (entry >= 0) return entry;
    let target = entry & rowOnly;
    if (byte === lineFeed || byte === carriageReturn) {
      if (at < limit && (byte === lineFeed || bytes[next] !== lineFeed)) lines.push(next);
      return row;
    }
    if (byte >= 128) {
      const length = ignoredLength(bytes, at, end);
      next = at + Math.max(1, length);
      return length === 0 ? 0 : row;
    }
    if (asciiFold[byte] === needsLook) {
      const after = afterEscape(bytes, at, end);
      if (after > at) {
        next = after;
        return row;
      }
      target = onHash[row >>> 8]!;
    }
    if (ends[target >>> 8] === 1) hits.push(at);
    return target;
  }

  /** The rest of a part, and on as long as an anchor that begins in it may end behind it. */
  function finish(bytes: Uint8Array, from: number, first: number, part: Part): void {
    let row = first;
    for (let at = from; at < part.limit || (row !== 0 && at < part.end); at = next) row = step(bytes, at, row, part);
  }

  function scanFourParts(bytes: Uint8Array, from: number, to: number): void {
    const rows = table;
    const length = (to - from) >> 2;
    const part0 = { limit: from + length, end: to, lines: lineEnds };
    const part1 = { limit: from + length * 2, end: to, lines: laterEnds[0] };
    const part2 = { limit: from + length * 3, end: to, lines: laterEnds[1] };
    const part3 = { limit: to, end: to, lines: laterEnds[2] };
    // Each part is `ahead` of the first one; one that steps over an escape gets further ahead.
    let ahead0 = 0;
    let ahead1 = length;
    let ahead2 = length * 2;
    let ahead3 = length * 3;
    let row0 = 0;
    let row1 = 0;
    let row2 = 0;
    let row3 = 0;
    let at = from;
    for (let last = from + length; at < last; at++) {
      // `| 0`: the compiler need not look whether a sum is still a small integer, a quarter of the time.
      const entry0 = rows[(row0 + bytes[(at + ahead0) | 0]!) | 0]!;
      const entry1 = rows[(row1 + bytes[(at + ahead1) | 0]!) | 0]!;
      const entry2 = rows[(row2 + bytes[(at + ahead2) | 0]!) | 0]!;
      const entry3 = rows[(row3 + bytes[(at + ahead3) | 0]!) | 0]!;
      if ((entry0 | entry1 | entry2 | entry3) >= 0) {
        row0 = entry0;
        row1 = entry1;
        row2 = entry2;
        row3 = entry3;
        continue;
      }
      if (entry0 >= 0) row0 = entry0;
      else {
        row0 = step(bytes, at + ahead0, row0, part0);
        ahead0 = next - at - 1;
      }
      if (entry1 >= 0) row1 = entry1;
      else {
        row1 = step(bytes, at + ahead1, row1, part1);
        ahead1 = next - at - 1;
      }
      if (entry2 >= 0) row2 = entry2;
      else {
        row2 = step(bytes, at + ahead2, row2, part2);
        ahead2 = next - at - 1;
      }
      if (entry3 >= 0) row3 = entry3;
      else {
        row3 = step(bytes, at + ahead3, row3, part3);
        ahead3 = next - at - 1;
      }
      last = Math.min(part0.limit - ahead0, part1.limit - ahead1, part2.limit - ahead2, part3.limit - ahead3);
    }
    finish(bytes, at + ahead0, row0, part0);
    finish(bytes, at + ahead1, row1, part1);
    finish(bytes, at + ahead2, row2, part2);
    finish(bytes, at + ahead3, row3, part3);
    for (const lines of laterEnds) lineEnds.take(lines);
  }

  return {
    scan(bytes, from, to) {
      hits.count = lineEnds.count = 0;
      if (to - from < smallest) finish(bytes, from, 0, { limit: to, end: to, lines: lineEnds });
      else scanFourParts(bytes, from, to);
      hits.sort();
      return { hits, lineEnds };
    },
  };
}

/** A stretch of the bytes that is gone through by itself. */
interface Part {
  /** The next part begins here. */
  readonly limit: number;
  /** The bytes end here. */
  readonly end: number;
  readonly lines: Growing;
}

/** Offsets that need not be counted beforehand. */
class Growing implements Offsets {
  at = new Int32Array(4096);
  count = 0;

  push(offset: number): void {
    this.reserve(this.count + 1);
    this.at[this.count++] = offset;
  }

  /** Takes the offsets away from `other` and puts them behind its own. */
  take(other: Growing): void {
    this.reserve(this.count + other.count);
    this.at.set(other.at.subarray(0, other.count), this.count);
    this.count += other.count;
    other.count = 0;
  }

  sort(): void {
    this.at.subarray(0, this.count).sort();
  }

  private reserve(count: number): void {
    if (count <= this.at.length) return;
    const larger = new Int32Array(Math.max(count, this.at.length * 2));
    larger.set(this.at);
    this.at = larger;
  }
}

/** Bytes of the character at `at` when a skeleton leaves it out, else 0. */
function ignoredLength(bytes: Uint8Array, at: number, end: number): number {
  const length = bytes[at]! < 0xe0 ? 2 : 3;
  if (at + length > end) return 0;
  let code = bytes[at]! & (length === 2 ? 0x1f : 0x0f);
  for (let next = at + 1; next < at + length; next++) {
    if ((bytes[next]! & 0xc0) !== 0x80) return 0;
    code = (code << 6) | (bytes[next]! & 0x3f);
  }
  return isIgnoredBeyondAscii(code) ? length : 0;
}

/** What needs a look beyond the byte that follows is at most so long: a backslash, `u001b` and a colour code. */
const longestEscape = 48;
const lineEndLetters = new Set(Array.from('ntrvfb', (letter) => letter.charCodeAt(0)));
const escapeLetters = new Set(Array.from('ux0', (letter) => letter.charCodeAt(0)));
const entityLetters = new Set(Array.from('qlgan#', (letter) => letter.charCodeAt(0)));
const zero = 0x30;
const blank = 0x20;

/** `skipEscape` for bytes. */
function afterEscape(bytes: Uint8Array, at: number, end: number): number {
  const byte = bytes[at]!;
  let from = at;
  if (byte === backslash) {
    while (from + 1 < end && bytes[from + 1] === backslash) from++;
    if (from + 1 === end) return end;
    const letter = bytes[from + 1]!;
    if (!escapeLetters.has(letter)) return lineEndLetters.has(letter) ? from + 2 : from + 1;
  } else if (byte === hash && bytes[at + 1] !== zero) return bytes[at + 1] === blank && (at === 0 || bytes[at - 1] === lineFeed) ? at + 1 : at;
  else if (byte === ampersand && !entityLetters.has(bytes[at + 1]!)) return at + 1;
  const window = String.fromCharCode(...bytes.subarray(from, Math.min(end, from + longestEscape)));
  return from + skipEscape(window, 0, window.length);
}
