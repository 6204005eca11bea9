import { fourPartsModule } from './four-parts-module.ts';

/** What is used of the platform; core is checked without the types of a browser or of Node. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
};
declare function atob(base64: string): string;

/** Bytes that are gone through in one `run` at most. */
export const longestRun = 256 * 1024;
const parts = 4;

// What lies where in memory, in bytes: four numbers for each part, the columns, the bytes and one more, the line ends of each part, the table.
const columnsAt = parts * 16;
const bytesAt = columnsAt + 256;
const linesAt = bytesAt + longestRun + 16;
const linesOfPart = (longestRun / parts) * 4;
const tableAt = linesAt + linesOfPart * parts;
const pageSize = 64 * 1024;

/**
 * Called where an entry of the table is negative and no line ends.
 *
 * @param at offset of the byte in what `run` was given
 * @param row of the state before it
 * @returns the next row; where to go on, if not at the next byte, is to be told by `goOnAt`
 */
export type OnEvent = (at: number, row: number) => number;

/** The inner loop of a byte scan; see `four-parts.wat`, in which it is written. */
export class FourParts {
  /** All of the memory, by four bytes. */
  private readonly numbers: Int32Array;
  private readonly bytes: Uint8Array;
  private readonly runFrom: (table: number) => void;
  /** What an address is less than an offset. */
  private shift = 0;
  private next = 0;

  /**
   * @param columns for each byte
   * @param table the next row, or a negative number for an event, at the row plus the column of a byte
   */
  constructor(columns: Uint8Array, table: Int32Array, onEvent: OnEvent) {
    const memory = new WebAssembly.Memory({ initial: Math.ceil((tableAt + table.byteLength) / pageSize) });
    new Uint8Array(memory.buffer, columnsAt).set(columns);
    new Int32Array(memory.buffer, tableAt).set(table);
    this.numbers = new Int32Array(memory.buffer);
    this.bytes = new Uint8Array(memory.buffer, bytesAt, longestRun + 1);
    const event = (part: number, address: number, row: number): number => {
      this.next = address + this.shift + 1;
      const after = onEvent(address + this.shift, row);
      this.numbers[part >> 2] = this.next - this.shift;
      return after;
    };
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(compiled()), { host: { memory, event } });
    this.runFrom = (exports as { run: (table: number) => void }).run;
  }

  /** Says where to go on after an event. */
  goOnAt(offset: number): void {
    this.next = offset;
  }

  /** Goes through `from`–`to`, not more than `longestRun`, in four parts until the first of them is through. */
  run(bytes: Uint8Array, from: number, to: number): void {
    this.shift = from - bytesAt;
    // One more, by which a carriage return is known to end a line.
    this.bytes[to - from] = 0;
    this.bytes.set(bytes.subarray(from, to + 1));
    for (let part = 0; part < parts; part++) {
      this.numbers.set([partStart(part, from, to) - this.shift, 0, partStart(part + 1, from, to) - this.shift, linesAt + part * linesOfPart], part * 4);
    }
    this.runFrom(tableAt);
  }

  /** Where a part of the last run stopped, and what it found. */
  part(part: number): { readonly at: number; readonly row: number; readonly limit: number; readonly lineEnds: Int32Array } {
    const [at, row, limit, linesEnd] = this.numbers.subarray(part * 4, part * 4 + 4) as unknown as [number, number, number, number];
    const lineEnds = this.numbers.subarray((linesAt + part * linesOfPart) >> 2, linesEnd >> 2);
    for (let index = 0; index < lineEnds.length; index++) lineEnds[index]! += this.shift;
    return { at: at + this.shift, row, limit: limit + this.shift, lineEnds };
  }
}

const partStart = (part: number, from: number, to: number): number => (part === parts ? to : from + ((to - from) >> 2) * part);

function compiled(): Uint8Array {
  const text = atob(fourPartsModule);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
