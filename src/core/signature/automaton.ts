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
  const goto = new Int32Array(most * width);
  const own: number[][] = [[]];
  for (const [number, anchor] of anchors.entries()) {
    let state = 0;
    for (let at = 0; at < anchor.length; at++) {
      const edge = state * width + (columnOf[anchor.charCodeAt(at)] ?? outside);
      let target = goto[edge] ?? 0;
      if (target === 0) {
        target = own.length;
        goto[edge] = target;
        own.push([]);
      }
      state = target;
    }
    own[state]?.push(number);
  }
  const linked = link(goto.slice(0, own.length * width), own, width);
  const next = linked.next.map((state) => state * width * 2 + ((own[state]?.length ?? 0) > 0 ? 1 : 0));
  return { columns, hash: columnOf[0x23] || outside, width, ...linked, next };
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

/** Fills the failure transitions breadth first, so that every state has an answer for every class. */
function link(next: Int32Array, own: number[][], width: number): Pick<Automaton, 'next' | 'outputStarts' | 'outputs'> {
  const fail = new Int32Array(own.length);
  const queue: number[] = [];
  for (let symbol = 0; symbol < width; symbol++) {
    const target = next[symbol] ?? 0;
    if (target !== 0) queue.push(target);
  }
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head] ?? 0;
    const back = fail[state] ?? 0;
    const inherited = own[back] ?? [];
    if (inherited.length > 0) own[state] = [...(own[state] ?? []), ...inherited];
    for (let symbol = 0; symbol < width; symbol++) {
      const edge = state * width + symbol;
      const target = next[edge] ?? 0;
      const other = next[back * width + symbol] ?? 0;
      if (target === 0) next[edge] = other;
      else {
        fail[target] = other;
        queue.push(target);
      }
    }
  }
  const outputStarts = new Int32Array(own.length + 1);
  const outputs: number[] = [];
  for (const [state, list] of own.entries()) {
    outputStarts[state] = outputs.length;
    outputs.push(...list);
  }
  outputStarts[own.length] = outputs.length;
  return { next, outputStarts, outputs: Int32Array.from(outputs) };
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
