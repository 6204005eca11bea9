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
export const parts = 4;

// What lies where in memory, in bytes: four numbers for each part, the columns, the bytes and one more, the line ends of each part, the table.
const columnsAt = parts * 16;
const bytesAt = columnsAt + 256;
const linesAt = bytesAt + longestRun + 16;
const linesOfPart = (longestRun / parts) * 4;
const tableAt = linesAt + linesOfPart * parts;
const pageSize = 64 * 1024;

/** What happens where an entry of the table is negative and no line ends. */
export interface Events {
  /**
   * @param at offset of the byte in what `run` was given
   * @param row of the state before it
   * @returns the next row
   */
  step(at: number, row: number): number;
  /** Where to go on after the last step. */
  readonly next: number;
}

/** Where a part stopped, and what was found in it. */
export interface PartRun {
  readonly at: number;
  readonly row: number;
  /** Where the next part begins. */
  readonly limit: number;
  /** Less than the offsets of the line ends by `shift`. */
  readonly lineEnds: Int32Array;
  readonly shift: number;
}

/** The inner loop of a byte scan; see `four-parts.wat`, in which it is written. */
export class FourParts {
  /** All of the memory, by four bytes. */
  private readonly numbers: Int32Array;
  private readonly bytes: Uint8Array;
  private readonly runFrom: (table: number) => void;
  /** What an address is less than an offset. */
  private shift = 0;

  /**
   * @param columns for each byte
   * @param table the next row, or a negative number for an event, at the row plus the column of a byte
   */
  constructor(columns: Uint8Array, table: Int32Array, events: Events) {
    const memory = new WebAssembly.Memory({ initial: Math.ceil((tableAt + table.byteLength) / pageSize) });
    new Uint8Array(memory.buffer, columnsAt).set(columns);
    new Int32Array(memory.buffer, tableAt).set(table);
    this.numbers = new Int32Array(memory.buffer);
    this.bytes = new Uint8Array(memory.buffer, bytesAt, longestRun + 1);
    const event = (part: number, address: number, row: number): number => {
      const after = events.step(address + this.shift, row);
      this.numbers[part >> 2] = events.next - this.shift;
      return after;
    };
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(compiled()), { host: { memory, event } });
    this.runFrom = (exports as { run: (table: number) => void }).run;
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

  /** What came of a part in the last run; valid until the next. */
  part(part: number): PartRun {
    const { numbers, shift } = this;
    const from = part * 4;
    return {
      at: numbers[from]! + shift,
      row: numbers[from + 1]!,
      limit: numbers[from + 2]! + shift,
      lineEnds: numbers.subarray((linesAt + part * linesOfPart) >> 2, numbers[from + 3]! >> 2),
      shift,
    };
  }
}

const partStart = (part: number, from: number, to: number): number => (part === parts ? to : from + ((to - from) >> 2) * part);

function compiled(): Uint8Array {
  const text = atob(fourPartsModule);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
