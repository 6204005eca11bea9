/** What a file is that holds no text that can be read as it is. */
export interface NoText {
  /** As it follows “looks like”. */
  readonly what: string;
  /** Prints its text; `<file>` stands for its name. */
  readonly command?: string;
  /** What to do where no command does it. */
  readonly help?: string;
}

const picture: NoText = { what: 'a picture', help: 'Type or copy the error itself; of a long line its end is enough.' };

/** First bytes, as file(1) 5.44 knows them, systemd's `journal-def.h` and bbolt's `types.go`; `at` where they stand later. */
const kinds: readonly (NoText & { readonly bytes: string; readonly at?: number })[] = [
  { bytes: '\x1f\x8b', what: 'gzip in gzip', command: 'zcat <file> | zcat' },
  { bytes: '\xfd7zXZ\0', what: 'xz', command: 'xzcat <file>' },
  { bytes: '\x28\xb5\x2f\xfd', what: 'zstd', command: 'zstdcat <file>' },
  { bytes: 'BZh', what: 'bzip2', command: 'bzcat <file>' },
  { bytes: '\x04\x22\x4d\x18', what: 'lz4', command: 'lz4cat <file>' },
  { bytes: '\x1f\x9d', what: 'compress', command: 'zcat <file>' },
  { bytes: 'PK\x03\x04', what: 'a zip archive', command: 'unzip -p <file>' },
  { bytes: '7z\xbc\xaf\x27\x1c', what: 'a 7-Zip archive', command: '7z x -so <file>' },
  { bytes: 'ustar', at: 257, what: 'a tar archive', command: 'tar -xOf <file>' },
  { bytes: 'LPKSHHRH', what: 'a journal file of systemd', command: 'journalctl --file <file>' },
  { bytes: '\x7fELF', what: 'a program or a core dump', help: 'Give the log that it wrote, or its stack dump.' },
  { bytes: '\xed\xda\x0c\xed', at: 16, what: 'a bolt database', help: 'Give the log of the daemon that opens it.' },
  { bytes: '\x89PNG', ...picture }, { bytes: '\xff\xd8\xff', ...picture }, { bytes: 'GIF8', ...picture },
  { bytes: '%PDF-', what: 'a PDF', command: 'pdftotext <file> -' },
];

/** Bytes that decide; fewer do where there are no more. */
const looked = 4096;
/** Fewer bytes than this tell nothing without a name. */
const fewest = 64;

/** `undefined` for text: also with colours, NULs that a lost cache left behind, or in another encoding than UTF-8. */
export function noText(head: Uint8Array): NoText | undefined {
  const known = kinds.find(({ bytes, at = 0 }) => startsWith(head, bytes, at));
  if (known) return { what: known.what, ...(known.command !== undefined && { command: known.command }), ...(known.help !== undefined && { help: known.help }) };
  const bytes = head.subarray(0, looked);
  if (bytes.length < fewest || isStreamOfDocker(bytes)) return undefined;
  const [even, odd] = [0, 1].map((side) => bytes.filter((byte, index) => byte === 0 && index % 2 === side).length / (bytes.length / 2)) as [number, number];
  if (Math.max(even, odd) > 0.7 && Math.min(even, odd) < 0.05) return { what: 'UTF-16 without its mark', command: `iconv -f UTF-16${odd > even ? 'LE' : 'BE'} -t UTF-8 <file>` };
  const written = bytes.filter((byte) => byte !== 0);
  const controls = written.filter((byte) => byte < 0x20 && !layout.has(byte)).length;
  return controls > written.length / 20 ? { what: 'no text', help: 'Give the log as text, or what prints it: a daemon’s log is in journalctl -u docker.' } : undefined;
}

/** What terminals and loggers write: bell to carriage return, escape. */
const layout: ReadonlySet<number> = new Set([7, 8, 9, 10, 11, 12, 13, 27]);

const startsWith = (head: Uint8Array, bytes: string, at: number): boolean =>
  head.length >= at + bytes.length && Array.from(bytes, (character) => character.charCodeAt(0)).every((byte, index) => head[at + index] === byte);

/** The Engine API sends a header of eight bytes before each line: stream, three zeros, length. */
const isStreamOfDocker = ([stream = 9, ...rest]: Uint8Array): boolean => stream < 3 && rest[0] === 0 && rest[1] === 0 && rest[2] === 0 && rest[3] === 0 && rest[4] === 0;

/** That it is that. */
export const noTextSentence = ({ what }: NoText, name: string): string => `${name} ${what === 'no text' ? 'is no text' : `looks like ${what}`}.`;

/** What to do about it. */
export const noTextHelp = ({ command, help }: NoText, file: string): string =>
  (command === undefined ? help ?? '' : `Turn it into text first: ${command.replace('<file>', () => file)} | leadline match -`);
