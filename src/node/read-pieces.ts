import { noText, type NoText } from '../core/signature/no-text.ts';
import { closeSync, openSync, readSync } from './quick-fs.ts';

/** Thrown for bytes that are no text. */
export class NoTextError extends Error {
  readonly found: NoText;

  constructor(found: NoText) {
    super(found.what);
    this.name = 'NoTextError';
    this.found = found;
  }
}

/** Bytes that are read together. */
const pieceSize = 256 * 1024;

/** Bytes one after the other; a piece is valid until the next one is asked for. */
export type Pieces = AsyncIterable<Uint8Array>;

/** The bytes of a file. */
export async function* filePieces(path: string): AsyncGenerator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const buffer = new Uint8Array(pieceSize);
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) yield buffer.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

/**
 * The same text in UTF-8: gzip is unpacked, UTF-16 is read where its mark says so. Other bytes are left as they are.
 *
 * @throws NoTextError when the first piece shows that it is none
 */
export async function* plainPieces(pieces: Pieces): AsyncGenerator<Uint8Array> {
  const { first, all } = await withFirst(pieces);
  if (first[0] === 0x1f && first[1] === 0x8b) yield* recoded(await unpacked(all));
  else yield* recoded(all);
}

async function* recoded(pieces: Pieces): AsyncGenerator<Uint8Array> {
  const { first, all } = await withFirst(pieces);
  const encoding = first[0] === 0xff && first[1] === 0xfe ? 'utf-16le' : first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : undefined;
  if (encoding === undefined) {
    const found = noText(first);
    if (found) throw new NoTextError(found);
    yield* all;
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const piece of all) yield Buffer.from(decoder.decode(piece, { stream: true }));
  yield Buffer.from(decoder.decode());
}

async function unpacked(pieces: Pieces): Promise<Pieces> {
  const [{ createGunzip }, { pipeline, Readable }] = await Promise.all([import('node:zlib'), import('node:stream')]);
  // Unpacking reads on while a piece is still being packed out, so it gets copies.
  const copies = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) yield Buffer.from(piece);
  };
  return pipeline(Readable.from(copies(), { objectMode: false }), createGunzip({ chunkSize: pieceSize }), () => {}) as unknown as Pieces;
}

/** Waits for the first two bytes; `all` has them again. */
async function withFirst(pieces: Pieces): Promise<{ first: Uint8Array; all: Pieces }> {
  const iterator = pieces[Symbol.asyncIterator]();
  let first: Uint8Array = new Uint8Array();
  while (first.length < 2) {
    const { value, done } = await iterator.next();
    if (done) break;
    first = first.length === 0 ? value : Buffer.concat([first, value]);
  }
  return {
    first,
    all: (async function* () {
      try {
        if (first.length > 0) yield first;
        for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
      } finally {
        await iterator.return?.();
      }
    })(),
  };
}
