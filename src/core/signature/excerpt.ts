import type { ByteScan } from './byte-scan.ts';
import { compileByteScan } from './byte-scan.ts';
import { isEntryStart } from './entry-start.ts';
import { Fruitless } from './fruitless.ts';
import type { Finder } from './match.ts';
import { Paste } from './paste.ts';
import { Retained } from './retained.ts';
import { RunWatch } from './run-watch.ts';

/** The lines of a log on which its matches rest, and a few around them. A matcher finds in it what it would find in the whole log. */
export interface Excerpt {
  /** An empty line stands where lines were left out. */
  readonly text: string;
  /** For each line of `text` its number in the log, from 1; 0 for an empty line that stands for others. */
  readonly lineNumbers: readonly number[];
}

/** Reads a log of any length in pieces; what it keeps does not grow with the log. */
export interface Excerpter {
  /** Takes the next bytes. A piece may end anywhere, also inside a character. */
  add(bytes: Uint8Array): void;
  /** Takes what came so far for whole lines, without waiting for those that may follow; for a log that is being written. */
  flush(): void;
  /** The log is over. */
  end(): void;
  /** Whole lines so far. */
  readonly lines: number;
  /** Numbers of signatures of which a line was found since the last call. */
  takeTouched(): ReadonlySet<number>;
  /** @param since leaves out lines before this one */
  excerpt(since?: number): Excerpt;
}

/** A line that belongs to a wrapped entry is read with so many lines before and after it. */
const around = 16;
/** Bytes that are looked at together; more do not fit in the nearest cache of a processor. */
const usualBuffer = 256 * 1024;
/** Bytes; a line longer than this is taken for several. */
const largestBuffer = 64 * 1024 * 1024;

/** Text of bytes in UTF-8; what is none becomes U+FFFD. */
export type Decode = (bytes: Uint8Array) => string;

/** Prepares the lines of signatures for reading long logs. */
export function compileExcerpter(finder: Finder, decode: Decode): () => Excerpter {
  const scan = compileByteScan(finder.automaton);
  return () => new LogExcerpter(finder, scan, decode);
}

class LogExcerpter implements Excerpter {
  private readonly finder: Finder;
  private readonly scan: ByteScan;
  private readonly retained: Retained;
  private readonly runs = new RunWatch();
  private readonly fruitless = new Fruitless();
  private readonly decode: Decode;
  private buffer = new Uint8Array(usualBuffer);
  /** Bytes in the buffer. */
  private size = 0;
  /** Offset in the buffer of the first line that was not yet looked at; what stands before is kept for wrapped lines. */
  private next = 0;
  /** Number in the log of the buffer's first line. */
  private firstLine = 1;
  /** Offsets of the buffer's lines, one more than there are, as of the last look. */
  private starts: Int32Array = new Int32Array(1);
  private count = 0;

  constructor(finder: Finder, scan: ByteScan, decode: Decode) {
    this.decode = decode;
    this.finder = finder;
    this.scan = scan;
    this.retained = new Retained(finder.signatures, this.runs);
  }

  get lines(): number {
    return this.firstLine - 1 + this.count;
  }

  add(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length;) {
      const piece = bytes.subarray(from, from + this.buffer.length - this.size);
      this.buffer.set(piece, this.size);
      this.size += piece.length;
      from += piece.length;
      if (this.size === this.buffer.length) this.read(false);
    }
  }

  flush(): void {
    this.read(true);
  }

  end(): void {
    if (this.size > 0 && this.buffer[this.size - 1] !== 0x0a) this.add(Uint8Array.of(0x0a));
    this.read(true);
  }

  takeTouched(): ReadonlySet<number> {
    return this.retained.takeTouched();
  }

  excerpt(since = 1): Excerpt {
    const kept = this.retained.lines(since);
    for (let line = Math.max(0, this.count - around); line < this.count; line++) kept.set(this.firstLine + line, this.lineText(line));
    const texts: string[] = [];
    const lineNumbers: number[] = [];
    for (const [number, text] of [...kept].sort(([a], [b]) => a - b)) {
      if (texts.length > 0 && lineNumbers.at(-1) !== number - 1) {
        texts.push('');
        lineNumbers.push(0);
      }
      texts.push(text);
      lineNumbers.push(number);
    }
    return { text: texts.join('\n'), lineNumbers };
  }

  /** @param all whether to look at the last lines too, whose entries may go on in lines that are not there yet */
  private read(all: boolean): void {
    const whole = this.buffer.lastIndexOf(0x0a, this.size - 1) + 1;
    const full = this.size === this.buffer.length;
    const end = whole > this.next || !full || this.buffer.length < largestBuffer ? whole : this.size;
    const { hits, lineEnds } = this.scan.scan(this.buffer, 0, end);
    this.takeLines(lineEnds.at, lineEnds.count, end);
    const limit = all || end > whole ? this.count : Math.max(0, this.count - around);
    this.lookAt(hits.at, hits.count, limit);
    this.forget(limit);
    if (full && this.size > this.buffer.length / 2) this.grow();
  }

  private takeLines(ends: Int32Array, count: number, end: number): void {
    if (this.starts.length < count + 2) this.starts = new Int32Array(count * 2 + 2);
    this.starts.set(ends.subarray(0, count), 1);
    this.count = count;
    // Of a line that is longer than the buffer may get.
    if (end > 0 && this.starts[count] !== end) this.starts[++this.count] = end;
  }

  private lookAt(hits: Int32Array, count: number, limit: number): void {
    const { starts } = this;
    let line = 0;
    while (line < limit && starts[line]! < this.next) line++;
    for (let hit = 0; hit < count; hit++) {
      const at = hits[hit]!;
      if (at < starts[line]!) continue;
      const from = line;
      while (line < limit && starts[line + 1]! <= at) line++;
      if (this.runs.isWatching) this.watch(from, line);
      if (line >= limit) return;
      this.lookAtLine(line++);
    }
    if (this.runs.isWatching) this.watch(line, limit);
  }

  private watch(from: number, to: number): void {
    for (let line = from; line < to && this.runs.isWatching; line++) this.runs.see(this.firstLine + line, this.lineText(line));
  }

  private lookAtLine(line: number): void {
    const text = this.lineText(line);
    // Where neither the line before goes on in it, nor it in the next.
    const alone = beginsEntry(text) && (line + 1 >= this.count || beginsEntry(this.lineText(line + 1)));
    const first = alone ? line : Math.max(0, line - around);
    const last = alone ? line : Math.min(this.count - 1, line + around);
    const texts = alone ? [text] : Array.from({ length: last - first + 1 }, (_, index) => this.lineText(first + index));
    const number = this.firstLine + line;
    this.runs.see(number, text);
    const key = alone ? this.fruitless.keyOf(text) : undefined;
    if (key !== undefined && this.fruitless.has(key)) return;
    const paste = new Paste(texts.join('\n'));
    const found = this.finder.find(paste);
    if (found.size > 0) this.retained.take(found, paste, { first: this.firstLine + first, texts, line: number });
    else if (key !== undefined) this.fruitless.add(key);
  }

  /** Without its line end. */
  private lineText(line: number): string {
    let end = this.starts[line + 1]!;
    const start = this.starts[line]!;
    while (end > start && (this.buffer[end - 1] === 0x0a || this.buffer[end - 1] === 0x0d)) end--;
    return this.decode(this.buffer.subarray(start, end));
  }

  /** Keeps the lines from `limit` on, and a few before them. */
  private forget(limit: number): void {
    const first = Math.max(0, limit - around);
    const from = this.starts[first]!;
    this.next = this.starts[limit]! - from;
    this.buffer.copyWithin(0, from, this.size);
    this.size -= from;
    this.firstLine += first;
    this.count -= first;
    for (let line = 0; line <= this.count; line++) this.starts[line] = this.starts[line + first]! - from;
  }

  private grow(): void {
    if (this.buffer.length >= largestBuffer) return;
    const larger = new Uint8Array(this.buffer.length * 2);
    larger.set(this.buffer.subarray(0, this.size));
    this.buffer = larger;
  }
}

function beginsEntry(line: string): boolean {
  // A terminal wraps between the time and these, and an editor inside a comment; then they are no beginning.
  return !/^(?:(?:level|msg)=|# )/.test(line) && isEntryStart(line, 0, line.length);
}
