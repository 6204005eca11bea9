import { column, endsAnchor, rowOnly, type Automaton } from './automaton.ts';
import { FourParts, longestRun, parts } from './four-parts.ts';
import { isIgnoredBeyondAscii, skipEscape } from './skeleton.ts';

/**
 * Looks for anchors in the bytes of a log as they stand, UTF-8 and not decoded. What a skeleton leaves out keeps the state, and four parts of
 * the bytes are gone through in turn.
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

const lineFeed = 0x0a;
const hash = 0x23;
const ampersand = 0x26;
const backslash = 0x5c;
/** Below so many bytes parts are not worth their while. */
const smallest = 4096;

/** Prepares the search for the anchors of an automaton. */
export function compileByteScan(automaton: Automaton): ByteScan {
  const { columns, next: table, width } = automaton;
  const hits = new Growing();
  const lineEnds = new Growing();
  /** What is gone through, and how far an anchor may reach. */
  let bytes: Uint8Array = new Uint8Array();
  let end = 0;
  /** One byte: gives the next row, and sets `next`. */
  const events = {
    next: 0,
    step(at: number, row: number): number {
      const byte = bytes[at]!;
      const into = columns[byte]!;
      const entry = table[row + into]!;
      events.next = at + 1;
      if (entry >= 0) return entry;
      let target = entry & rowOnly;
      if (into === column.lineEnd) return row;
      if (into === column.lead) {
        const length = ignoredLength(bytes, at, end);
        events.next = at + Math.max(1, length);
        return length === 0 ? 0 : row;
      }
      if (into === column.escape || into === column.hash) {
        const after = afterEscape(bytes, at, end);
        if (after > at) {
          events.next = after;
          return row;
        }
        target = table[row + column.hash]! & rowOnly;
      }
      if (endsAnchor(automaton, target / width)) hits.push(at);
      return target;
    },
  };
  const fourParts = new FourParts(columns, table, events);

  /** The rest of a part that ends at `limit`, and on as long as an anchor that begins in it may end behind it. */
  function finish(from: number, limit: number, first: number): void {
    let row = first;
    for (let at = from; at < limit || (row !== 0 && at < end); at = events.next) {
      if (at < limit && columns[bytes[at]!] === column.lineEnd && (bytes[at] === lineFeed || bytes[at + 1] !== lineFeed)) lineEnds.push(at + 1);
      row = events.step(at, row);
    }
  }

  return {
    scan(given, from, to) {
      hits.count = lineEnds.count = 0;
      bytes = given;
      end = to;
      for (let at = from; at < to; at += longestRun) {
        const limit = Math.min(to, at + longestRun);
        if (limit - at < smallest) {
          finish(at, limit, 0);
          continue;
        }
        fourParts.run(bytes, at, limit);
        for (let number = 0; number < parts; number++) {
          const part = fourParts.part(number);
          lineEnds.pushAll(part.lineEnds, part.shift);
          finish(part.at, part.limit, part.row);
        }
      }
      hits.sort();
      return { hits, lineEnds };
    },
  };
}

/** Offsets that need not be counted beforehand. */
class Growing implements Offsets {
  at = new Int32Array(4096);
  count = 0;

  push(offset: number): void {
    this.reserve(this.count + 1);
    this.at[this.count++] = offset;
  }

  /** @param shift is added to each */
  pushAll(offsets: Int32Array, shift: number): void {
    this.reserve(this.count + offsets.length);
    for (let index = 0; index < offsets.length; index++) this.at[this.count++] = offsets[index]! + shift;
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
  const window = String.fromCharCode.apply(null, bytes.subarray(from, Math.min(end, from + longestEscape)) as unknown as number[]);
  return from + skipEscape(window, 0, window.length);
}
