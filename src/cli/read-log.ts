import { noTextHelp, noTextSentence } from '../core/signature/no-text.ts';
import { statSync } from '../node/quick-fs.ts';
import { filePieces, NoTextError, plainPieces, type Pieces } from '../node/read-pieces.ts';
import { Problem } from '../node/problem.ts';
import type { Terminal } from './terminal.ts';

/** A log as it is read: whole where it is short, else piece by piece in UTF-8. */
export type Log =
  | { readonly kind: 'short'; readonly text: string }
  | { readonly kind: 'long'; readonly pieces: Pieces };

/** Bytes; a longer text does not fit in one string once it is decoded. */
const mostBytes = 256 * 1024 * 1024;
/** Bytes; a log of more is not kept in memory. */
const longBytes = 4 * 1024 * 1024;

/**
 * The text of a log: a file, or standard input for `-` and for no file at all. Unpacks gzip; reads UTF-16 where its mark says so;
 * bytes that are no UTF-8 become U+FFFD.
 *
 * @throws Problem when there is nothing to read
 */
export async function readLog(file: string | undefined, terminal: Terminal): Promise<string> {
  return (await readLogIfAny(file, terminal)) ?? nothingToRead(file);
}

/** The same; `undefined` where there is nothing to read. */
export async function readLogIfAny(file: string | undefined, terminal: Terminal): Promise<string | undefined> {
  const { head, rest } = await readHead(logPieces(file, terminal), mostBytes);
  if (rest) throw new Problem(`${nameOf(file)} is larger than ${mostBytes / 1024 / 1024} MB.`, 'Give the end of it: tail -n 100000 <file> | leadline new');
  const text = new TextDecoder().decode(head);
  return text.trim() === '' ? undefined : text;
}

/**
 * The same for a log of any length.
 *
 * @throws Problem when there is nothing to read
 */
export async function openLog(file: string | undefined, terminal: Terminal): Promise<Log> {
  if (!isStdin(file) && statSync(file, { throwIfNoEntry: false })?.isFile() && (await isLong(logPieces(file, terminal)))) return { kind: 'long', pieces: logPieces(file, terminal) };
  const { head, rest } = await readHead(logPieces(file, terminal), longBytes, mayHoldDump);
  if (rest) return { kind: 'long', pieces: rest };
  const text = new TextDecoder().decode(head);
  return text.trim() === '' ? nothingToRead(file) : { kind: 'short', text };
}

/**
 * The bytes of a log in UTF-8, piece by piece.
 *
 * @param invite what a person who sits before it shall do
 */
export async function* logPieces(
  file: string | undefined, terminal: Terminal, invite = 'Paste the log, then press Enter and Ctrl-D.',
): AsyncGenerator<Uint8Array> {
  if (isStdin(file) && terminal.input.isTTY) terminal.errors.write(terminal.errorStyle.dim(`${invite}\n`));
  try {
    if (!isStdin(file) && statSync(file).isDirectory()) throw new Problem(`${file} is a folder.`, 'Name a file in it.');
    yield* plainPieces(isStdin(file) ? terminal.input : filePieces(file));
  } catch (error) {
    throw problemOf(error, file);
  }
}

export const isStdin = (file: string | undefined): file is undefined | '-' => file === undefined || file === '-';

const nameOf = (file: string | undefined): string => (isStdin(file) ? 'Standard input' : file);

function nothingToRead(file: string | undefined): never {
  throw new Problem(
    isStdin(file) ? 'There is nothing on standard input.' : `${file} is empty.`,
    'Give the file of a log, or pipe one in: journalctl -u docker -n 2000 | leadline match',
  );
}

/** A dump of goroutines may be long, and is read as a whole. */
const mayHoldDump = (head: Uint8Array): boolean => Buffer.from(head.buffer, head.byteOffset, head.length).includes('goroutine ');

/** Whether there is more than is kept in memory. A file can be read again, which takes less time than holding what was read of it. */
async function isLong(pieces: Pieces): Promise<boolean> {
  let size = 0;
  for await (const piece of pieces) {
    if (mayHoldDump(piece)) return false;
    size += piece.length;
    if (size > longBytes) return true;
  }
  return false;
}

/**
 * Reads at most so many bytes; where there are more, `rest` has all of them.
 *
 * @param goesOn looks at what was read when there is more; then it may be as long as a string can be
 */
async function readHead(pieces: Pieces, most: number, goesOn: (head: Uint8Array) => boolean = () => false): Promise<{ head: Uint8Array; rest?: Pieces }> {
  let limit = most;
  const iterator = pieces[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let size = 0;
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    held.push(Buffer.from(next.value));
    size += next.value.length;
    if (size <= limit) continue;
    if (limit < mostBytes && goesOn(Buffer.concat(held))) {
      limit = mostBytes;
      continue;
    }
    return { head: new Uint8Array(), rest: (async function* () {
      yield* held.splice(0);
      for (let later = await iterator.next(); !later.done; later = await iterator.next()) yield later.value;
    })() };
  }
  return { head: Buffer.concat(held) };
}

function problemOf(error: unknown, file: string | undefined): unknown {
  if (error instanceof NoTextError) return noTextProblem(error, file);
  const { code } = error as NodeJS.ErrnoException;
  if (code?.startsWith('Z_')) return new Problem(`${nameOf(file)} looks like gzip and cannot be unpacked: it is cut or damaged.`, `Copy it again, or read what there is: zcat ${isStdin(file) ? '<file>' : file} | leadline match -`);
  switch (code) {
    case 'ENOENT': return new Problem(`There is no file ${file}.`, 'Look at its spelling; - reads standard input.');
    case 'EACCES': return new Problem(`This user may not read ${file}.`, `Try: sudo cat ${file} | leadline match`);
    default: return error;
  }
}

function noTextProblem({ found }: NoTextError, file: string | undefined): Problem {
  return new Problem(noTextSentence(found, nameOf(file)), noTextHelp(found, isStdin(file) ? '<file>' : file));
}
