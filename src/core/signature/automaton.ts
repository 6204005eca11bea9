import { asciiFold, isIgnoredBeyondAscii, narrow, needsLook, skipEscape } from './skeleton.ts';

/**
 * Aho-Corasick over skeletons, as one table. Characters that a skeleton leaves out do not move it, so it runs over the text as it stands:
 * quotes, blanks, line ends, colours and escapes inside an anchor do no harm, and nothing is copied.
 */
export interface Automaton {
  /** Column of `#`, which is text where it begins no escape. */
  readonly hash: number;
  /** For each ASCII code: `skip`, `look`, `outside`, or the column of its character in `next`. */
  readonly columns: Uint8Array;
  readonly width: number;
  /** `next[row + column]` = twice the row of the next state, plus one when anchors end in it; a state's row is its number times `width`. */
  readonly next: Int32Array;
  /** Per state, where its list begins in `outputs`; one longer than the states. */
  readonly outputStarts: Int32Array;
  /** Numbers of the anchors that end in a state, also those that end inside others. */
  readonly outputs: Int32Array;
}

/** Left out of the skeleton. */
const skip = 0;
/** May begin an escape. */
const look = 1;
/** In no anchor: back to the first state. */
const outside = 2;

/** Builds the table for anchors (ASCII skeletons, not empty); an anchor's number is its index. */
export function buildAutomaton(anchors: readonly string[]): Automaton {
  const { columns, columnOf, width } = assignColumns(anchors);
  const most = anchors.reduce((sum, anchor) => sum + anchor.length, 1);
  const next = new Int32Array(most * width);
  /** Per state, the columns by which it has a state of its own to go to, and the anchors that end in it. */
  const branches: number[][] = [[]];
  const own: number[][] = [[]];
  for (const [number, anchor] of anchors.entries()) {
    let state = 0;
    for (let at = 0; at < anchor.length; at++) {
      const column = columnOf[anchor.charCodeAt(at)] ?? outside;
      const edge = state * width + column;
      if (next[edge] === 0) {
        next[edge] = own.length;
        branches[state]!.push(column);
        branches.push([]);
        own.push([]);
      }
      state = next[edge]!;
    }
    own[state]!.push(number);
  }
  link(next, branches, own, width);
  return { columns, hash: columnOf[0x23] || outside, width, next: next.slice(0, own.length * width), ...outputsOf(own) };
}

/** Each character of an anchor gets a column; a capital has that of its small letter. */
function assignColumns(anchors: readonly string[]): { columns: Uint8Array; columnOf: Uint8Array; width: number } {
  const columnOf = new Uint8Array(128);
  let width = outside + 1;
  for (const anchor of anchors) {
    for (let at = 0; at < anchor.length; at++) {
      const code = anchor.charCodeAt(at);
      if (columnOf[code] === 0) columnOf[code] = width++;
    }
  }
  const columns = asciiFold.map((folded) => (folded === 0 ? skip : folded === needsLook ? look : columnOf[folded] || outside));
  return { columns, columnOf, width };
}

/**
 * Makes the trie an automaton, breadth first: a state answers for every column, with a state of its own or like the state that it falls back
 * to. That is a copy of a whole row, so it takes no time to speak of, also where this code runs only once.
 */
function link(next: Int32Array, branches: readonly (readonly number[])[], own: number[][], width: number): void {
  const fail = new Int32Array(own.length);
  const queue = [0];
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head]!;
    const row = state * width;
    const back = fail[state]! * width;
    const targets = branches[state]!.map((column) => next[row + column]!);
    if (state !== 0) next.copyWithin(row, back, back + width);
    for (const [index, column] of branches[state]!.entries()) {
      const target = targets[index]!;
      const fallback = state === 0 ? 0 : (next[back + column]! >> 1) / width;
      fail[target] = fallback;
      if (own[fallback]!.length > 0) own[target] = [...own[target]!, ...own[fallback]!];
      next[row + column] = target * width * 2 + (own[target]!.length > 0 ? 1 : 0);
      queue.push(target);
    }
  }
}

function outputsOf(own: readonly (readonly number[])[]): Pick<Automaton, 'outputStarts' | 'outputs'> {
  const outputStarts = new Int32Array(own.length + 1);
  for (const [state, list] of own.entries()) outputStarts[state + 1] = outputStarts[state]! + list.length;
  const outputs = new Int32Array(outputStarts[own.length]!);
  for (const [state, list] of own.entries()) if (list.length > 0) outputs.set(list, outputStarts[state]!);
  return { outputStarts, outputs };
}

/** Runs over a text once and tells each anchor that ends at each place, with the offset of its last character. */
export function scan(automaton: Automaton, text: string, found: (anchor: number, last: number) => void): void {
  const { columns, hash, width, next, outputStarts, outputs } = automaton;
  const length = text.length;
  let row = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    let column = outside;
    if (code < 128) {
      column = columns[code]!;
      if (column === skip) continue;
      if (column === look) {
        const after = skipEscape(text, at, length);
        if (after > at) {
          at = after - 1;
          continue;
        }
        column = hash;
      }
    } else {
      if (isIgnoredBeyondAscii(code)) continue;
      const ascii = narrow(code);
      if (ascii < 128) column = columns[ascii]!;
      if (column <= look) continue;
    }
    const entry = next[row + column]!;
    row = entry >> 1;
    if ((entry & 1) === 0) continue;
    const state = row / width;
    for (let output = outputStarts[state]!; output < outputStarts[state + 1]!; output++) found(outputs[output]!, at);
  }
}
