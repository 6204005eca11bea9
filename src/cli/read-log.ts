import { readFileSync } from 'node:fs';
import { Problem } from '../node/problem.ts';
import type { Terminal } from './terminal.ts';

/** Bytes; a longer text does not fit in one string once it is decoded. */
const mostBytes = 256 * 1024 * 1024;

/**
 * The text of a log: a file, or standard input for `-` and for no file at all. Unpacks gzip; reads UTF-16 where its mark says so;
 * bytes that are no UTF-8 become U+FFFD.
 *
 * @throws Problem when there is nothing to read
 */
export async function readLog(file: string | undefined, terminal: Terminal): Promise<string> {
  const text = await readLogIfAny(file, terminal);
  if (text !== undefined) return text;
  throw new Problem(
    isStdin(file) ? 'There is nothing on standard input.' : `${file} is empty.`,
    'Give the file of a log, or pipe one in: journalctl -u docker -n 2000 | leadline match',
  );
}

/** The same; `undefined` where there is nothing to read. */
export async function readLogIfAny(file: string | undefined, { input, errors, errorStyle }: Terminal): Promise<string | undefined> {
  if (isStdin(file) && input.isTTY) errors.write(errorStyle.dim('Paste the log, then press Enter and Ctrl-D.\n'));
  const bytes = isStdin(file) ? await readAll(input) : readFile(file);
  const text = decode(await unpack(bytes, file));
  return text.trim() === '' ? undefined : text;
}

const isStdin = (file: string | undefined): file is undefined | '-' => file === undefined || file === '-';

async function readAll(input: NodeJS.ReadStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk as Buffer);
    size += bytes.length;
    if (size > mostBytes) throw tooLarge('Standard input');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function readFile(file: string): Buffer {
  try {
    const bytes = readFileSync(file);
    if (bytes.length > mostBytes) throw tooLarge(file);
    return bytes;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    switch (code) {
      case 'ENOENT': throw new Problem(`There is no file ${file}.`, 'Look at its spelling; - reads standard input.');
      case 'EISDIR': throw new Problem(`${file} is a folder.`, 'Name a file in it.');
      case 'EACCES': throw new Problem(`This user may not read ${file}.`, `Try: sudo cat ${file} | leadline match`);
      case 'ERR_FS_FILE_TOO_LARGE': throw tooLarge(file);
      default: throw error;
    }
  }
}

const tooLarge = (what: string): Problem =>
  new Problem(`${what} is larger than ${mostBytes / 1024 / 1024} MB.`, 'Give the end of it: tail -n 100000 <file> | leadline match');

async function unpack(bytes: Buffer, file: string | undefined): Promise<Buffer> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const { gunzipSync } = await import('node:zlib');
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(file ?? 'Standard input');
    throw new Problem(`${file ?? 'Standard input'} looks like gzip and cannot be unpacked.`, 'Unpack it first, or copy it again.');
  }
}

function decode(bytes: Buffer): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
