import { asciiFold, ignoredBeyondAscii, isIgnoredBeyondAscii, narrow, needsLook, skipEscape } from './skeleton.ts';

/**
 * Aho-Corasick over skeletons, as one table. What a skeleton leaves out does not move it, so it runs over the text as it stands: quotes,
 * blanks, line ends, colours and escapes inside an anchor do no harm, and nothing is copied. It serves text and its bytes in UTF-8 alike.
 */
export interface Automaton {
  /** For each byte: one of `column`, or that of the character. A capital has that of its small letter. */
  readonly columns: Uint8Array;
  readonly width: number;
  /** `next[row + column]`: the row of the next state, with `isEvent` set where there is more to do; a state's row is its number times `width`. */
  readonly next: Int32Array;
  /** Per state, the number of the anchor that ends in it, or -1. */
  readonly anchors: Int32Array;
  /** Per state, the state of the next shorter anchor that ends with it, or 0. */
  readonly shorter: Int32Array;
}

/** Columns of `next` that are not those of one character. */
export const column = {
  /** Left out of a skeleton. */
  skip: 0,
  /** The same, and a line may end. */
  lineEnd: 1,
  /** The first byte of what a skeleton may leave out beyond ASCII. */
  lead: 2,
  /** May begin an escape. */
  escape: 3,
  /** In no anchor: back to the first state. */
  outside: 4,
  /** `#`, which is text where it begins no escape. */
  hash: 5,
} as const;
const columnsOfCharacters = 6;

/** The sign of an entry of `next`. */
export const isEvent = 1 << 31;
/** What is left of an entry without it. */
export const rowOnly = ~isEvent;

const hash = 0x23;

/** Builds the table for anchors (ASCII skeletons, not empty, no two alike); an anchor's number is its index. */
export function buildAutomaton(anchors: readonly string[]): Automaton {
  const { columns, width } = assignColumns(anchors);
  const trie = growTrie(anchors, columns, width);
  return { columns, width, next: trie.next, anchors: trie.ends, shorter: link(trie, columns, width) };
}

/** The states that spell anchors, each with its row of `next`, which so far has the numbers of states. */
interface Trie {
  readonly next: Int32Array;
  readonly ends: Int32Array;
  /** Per state, one of the states to which it leads, and per state the next one of the same list, or 0. */
  readonly firstChild: Int32Array;
  readonly sibling: Int32Array;
  /** Per state, the character that leads to it. */
  readonly code: Uint8Array;
}

function growTrie(anchors: readonly string[], columns: Uint8Array, width: number): Trie {
  const most = anchors.reduce((sum, anchor) => sum + anchor.length, 1);
  const next = new Int32Array(most * width);
  const ends = new Int32Array(most).fill(-1);
  const firstChild = new Int32Array(most);
  const sibling = new Int32Array(most);
  const code = new Uint8Array(most);
  let states = 1;
  for (let number = 0; number < anchors.length; number++) {
    const anchor = anchors[number]!;
    let state = 0;
    for (let at = 0; at < anchor.length; at++) {
      const edge = state * width + columns[anchor.charCodeAt(at)]!;
      if (next[edge] === 0) {
        next[edge] = states;
        code[states] = anchor.charCodeAt(at);
        sibling[states] = firstChild[state]!;
        firstChild[state] = states++;
      }
      state = next[edge]!;
    }
    ends[state] = number;
  }
  return { next: next.subarray(0, states * width), ends: ends.subarray(0, states), firstChild, sibling, code };
}

/**
 * Makes the trie an automaton, breadth first: a state answers for every column, with a state of its own or like the state that it falls back
 * to. That is a copy of a whole row, so it takes no time to speak of, also where this code runs only once. Gives `shorter`.
 */
function link({ next, ends, firstChild, sibling, code }: Trie, columns: Uint8Array, width: number): Int32Array {
  const fallback = new Int32Array(ends.length);
  const shorter = new Int32Array(ends.length);
  const order = new Int32Array(ends.length);
  for (let head = 0, tail = 1; head < order.length; head++) {
    const state = order[head]!;
    const row = state * width;
    const back = fallback[state]! * width;
    if (state !== 0) next.copyWithin(row, back, back + width);
    for (let child = firstChild[state]!; child !== 0; child = sibling[child]!) {
      const into = columns[code[child]!]!;
      const fall = state === 0 ? 0 : (next[back + into]! & rowOnly) / width;
      fallback[child] = fall;
      shorter[child] = ends[fall]! >= 0 ? fall : shorter[fall]!;
      next[row + into] = child * width | (ends[child]! >= 0 || shorter[child] !== 0 ? isEvent : 0);
      order[tail++] = child;
    }
    next[row + column.skip] = row;
    next[row + column.lineEnd] = row | isEvent;
    // At the first state there is nothing that an escape could interrupt.
    next[row + column.lead] = next[row + column.escape] = state === 0 ? row : row | isEvent;
    if (state !== 0 || next[column.hash] !== 0) next[row + column.hash]! |= isEvent;
  }
  return shorter;
}

/** What the columns of bytes are while they are in no anchor. */
const columnsWithoutAnchors = ((): Uint8Array => {
  const columns = new Uint8Array(256).fill(column.outside);
  for (const [code, folded] of asciiFold.entries()) {
    if (folded === 0) columns[code] = column.skip;
    else if (folded === needsLook) columns[code] = column.escape;
  }
  for (const code of ignoredBeyondAscii()) columns[code < 0x800 ? 0xc0 | (code >> 6) : 0xe0 | (code >> 12)] = column.lead;
  columns[0x0a] = columns[0x0d] = column.lineEnd;
  columns[hash] = column.hash;
  return columns;
})();

function assignColumns(anchors: readonly string[]): { columns: Uint8Array; width: number } {
  const columns = columnsWithoutAnchors.slice();
  let width = columnsOfCharacters;
  for (let number = 0; number < anchors.length; number++) {
    const anchor = anchors[number]!;
    for (let at = 0; at < anchor.length; at++) {
      const code = anchor.charCodeAt(at);
      if (columns[code] === column.outside) columns[code] = width++;
    }
  }
  for (let code = 0x41; code <= 0x5a; code++) columns[code] = columns[code + 0x20]!;
  return { columns, width };
}

/** Whether an anchor ends in a state. */
export const endsAnchor = ({ anchors, shorter }: Automaton, state: number): boolean => anchors[state]! >= 0 || shorter[state] !== 0;

/** Runs over a text once and tells each anchor that ends at each place, with the offset of its last character. */
export function scan({ columns, width, next, anchors, shorter }: Automaton, text: string, found: (anchor: number, last: number) => void): void {
  const length = text.length;
  let row = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    let into: number = column.outside;
    if (code < 128) {
      into = columns[code]!;
      if (into <= column.lineEnd) continue;
      if (into === column.escape || into === column.hash) {
        const after = skipEscape(text, at, length);
        if (after > at) {
          at = after - 1;
          continue;
        }
        into = column.hash;
      }
    } else {
      if (isIgnoredBeyondAscii(code)) continue;
      const ascii = narrow(code);
      if (ascii < 128) into = columns[ascii]!;
      if (into < column.outside || into === column.hash) continue;
    }
    const entry = next[row + into]!;
    row = entry & rowOnly;
    if (entry >= 0) continue;
    for (let state = row / width; state !== 0; state = shorter[state]!) if (anchors[state]! >= 0) found(anchors[state]!, at);
  }
}
