/** Bytes; a longer text does not fit in one string once it is decoded. */
const mostBytes = 256 * 1024 * 1024;

/** The text of a file that was dropped: unpacks gzip, reads UTF-16 where its mark says so. @throws Error in words for a reader */
export async function readLogFile(file: Blob): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (file.size > mostBytes) throw new Error(`The file is larger than ${mostBytes / 1024 / 1024} MB; give its end`);
  const bytes = first === 0x1f && second === 0x8b
    ? await new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer()
    : await file.arrayBuffer();
  const [one, two] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  const encoding = one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
