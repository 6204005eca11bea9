import type { Automaton } from './automaton.ts';
import { asciiFold, ignoredBeyondAscii, needsLook } from './skeleton.ts';

/** Marks an entry of the table. */
export const needsStep = 1 << 31;
/** States are cut off from each other by so many entries of the table. */
const width = 256;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const hash = 0x23;

/** An automaton by bytes instead of characters. */
export interface ByteTable {
  /** `table[row + byte]`: the row of the next state, negative where the byte needs `step`; a state's row is its number times 256. */
  readonly table: Int32Array;
  /** Per state, the row after `#` that is text. */
  readonly onHash: Int32Array;
  /** Per state, whether an anchor ends in it. */
  readonly ends: Uint8Array;
}

/** The automaton for text with a column for each byte; what a skeleton leaves out keeps the state. */
export function buildByteTable({ columns, hash: hashColumn, width: columnCount, next, outputStarts }: Automaton): ByteTable {
  const bytesOf: number[][] = Array.from({ length: columnCount }, () => []);
  for (const byte of told) bytesOf[columns[byte]!]!.push(byte);
  const states = outputStarts.length - 1;
  const table = new Int32Array(states * width);
  const onHash = new Int32Array(states);
  const ends = new Uint8Array(states);
  const rowAfter = (entry: number): number => ((entry >> 1) / columnCount) * width;
  for (let state = 0; state < states; state++) {
    const row = state * width;
    const from = state * columnCount;
    // Most characters lead where they lead from the first state.
    table.copyWithin(row, 0, width);
    for (let column = 0; column < columnCount; column++) {
      const entry = next[from + column]!;
      if (entry === (state === 0 ? 0 : next[column]!)) continue;
      const after = (entry & 1) === 1 ? rowAfter(entry) | needsStep : rowAfter(entry);
      for (const byte of bytesOf[column]!) table[row + byte] = after;
    }
    onHash[state] = rowAfter(next[from + hashColumn]!);
    ends[state] = outputStarts[state + 1]! > outputStarts[state]! ? 1 : 0;
    fillRuns(table, row, keptRuns, row);
    // At the first state there is nothing that an escape could interrupt.
    fillRuns(table, row, state === 0 ? lineEndRuns : stepRuns, row | needsStep);
    if (onHash[state] !== 0) table[row + hash] = row | needsStep;
  }
  return { table, onHash, ends };
}

/** First bytes of what a skeleton leaves out beyond ASCII. */
const leads: readonly number[] = [...new Set(ignoredBeyondAscii().map((code) => (code < 0x800 ? 0xc0 | (code >> 6) : 0xe0 | (code >> 12))))];
const lineEndBytes: readonly number[] = [lineFeed, carriageReturn];
/** Bytes that keep the state. */
const kept: readonly number[] = Array.from(asciiFold.keys()).filter((byte) => asciiFold[byte] === 0 || asciiFold[byte] === needsLook);
/** Bytes that are characters of a skeleton. */
const told: readonly number[] = Array.from(asciiFold.keys()).filter((byte) => !kept.includes(byte));
/** Bytes that need a look. */
const steps: readonly number[] = [...lineEndBytes, ...leads, ...Array.from(asciiFold.keys()).filter((byte) => asciiFold[byte] === needsLook)];
const keptRuns = runsOf(kept);
const stepRuns = runsOf(steps);
const lineEndRuns = runsOf(lineEndBytes);

/** Bytes as runs of neighbours: where each begins and ends, one after the other. One fill each, and no iterator, which is slow in code that runs only once. */
function runsOf(bytes: readonly number[]): readonly number[] {
  const runs: number[] = [];
  for (const byte of [...new Set(bytes)].sort((a, b) => a - b)) {
    if (runs.at(-1) === byte) runs[runs.length - 1] = byte + 1;
    else runs.push(byte, byte + 1);
  }
  return runs;
}

function fillRuns(table: Int32Array, row: number, runs: readonly number[], entry: number): void {
  for (let run = 0; run < runs.length; run += 2) table.fill(entry, row + runs[run]!, row + runs[run + 1]!);
}
