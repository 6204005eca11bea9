import type { Pieces } from './read-pieces.ts';

/** Bytes; a longer line does not fit in one string once it is decoded. */
const longestLine = 256 * 1024 * 1024;
const lineFeed = 0x0a;

/** A line without its line end, numbered from 1. */
export interface TextLine {
  readonly number: number;
  /** Nothing for a line that is longer than a string can be. */
  readonly text: string | undefined;
}

/** The lines of bytes in UTF-8, one by one; nothing but the present line is kept. */
export async function* linesOf(pieces: Pieces): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder();
  let number = 0;
  let held: Uint8Array[] = [];
  let size = 0;
  const hold = (bytes: Uint8Array): void => {
    size += bytes.length;
    if (size > longestLine) held = [];
    else held.push(Buffer.from(bytes));
  };
  const take = (): TextLine => {
    const text = size > longestLine ? undefined : decoder.decode(Buffer.concat(held)).replace(/\r$/, '');
    held = [];
    size = 0;
    return { number: ++number, text };
  };
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf(lineFeed); end !== -1; end = piece.indexOf(lineFeed, from)) {
      hold(piece.subarray(from, end));
      yield take();
      from = end + 1;
    }
    hold(piece.subarray(from));
  }
  if (size > 0) yield take();
}
