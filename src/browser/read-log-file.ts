import { noText, noTextHelp, noTextSentence } from '../core/signature/no-text.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Bytes; a longer text does not fit in one string once it is decoded. */
const mostBytes = 256 * 1024 * 1024;

/** The text of a file that was dropped: unpacks gzip, reads UTF-16 where its mark says so. @throws UnreadableFile */
export async function readLogFile(file: Blob): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (file.size > mostBytes) throw new UnreadableFile(`The file is larger than ${mostBytes / 1024 / 1024} MB; give its end.`);
  const bytes = first === 0x1f && second === 0x8b ? await unpacked(file) : await file.arrayBuffer();
  const all = new Uint8Array(bytes);
  const [one, two] = all;
  const mark = one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : undefined;
  const found = mark ? undefined : noText(all);
  if (found) throw new UnreadableFile(`${noTextSentence(found, 'The file')} ${noTextHelp(found, '<file>')}`);
  return new TextDecoder(mark).decode(bytes);
}

async function unpacked(file: Blob): Promise<ArrayBuffer> {
  try {
    return await new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  } catch {
    throw new UnreadableFile('The file looks like gzip and cannot be unpacked: it is cut or damaged. Copy it again, or read what there is: zcat <file> | leadline match -');
  }
}
