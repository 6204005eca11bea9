import { readGoFunction, type GoFunction } from './go-symbol.ts';
import type { Frame, Goroutine, ReadDump } from './goroutine.ts';
import type { PastedLine } from './pasted-lines.ts';
import { created, file, fileAfter, readFrame, stackHead, stateOf } from './stack-frame.ts';

/** A head that the right edge of a terminal cut in two. */
const openHead = /(?:^|[^\w.])goroutine \d{1,12} (?:gp=\S{1,20} )?\[[^\]]{0,80}$/;
/** pprof with debug=1: `12 @ 0x43a1f6 0x44b8d2`. */
const profileHead = /^\s{0,8}(\d{1,9}) @(?: 0x[0-9a-f]{1,16}){1,4}/;
const reasonLine = /^\s{0,8}(?:panic: |fatal error: |SIG(?:QUIT|ABRT|SEGV): )/;
const begin = '=== BEGIN goroutine stack dump ===';
const end = '=== END goroutine stack dump ===';
/** Between `panic:` and the first goroutine stand at most a second panic and a signal. */
const farthestReason = 12;

/**
 * Reads every dump in a text, in order. A second one begins where a goroutine's number comes again.
 *
 * Who writes them: dockerd on SIGUSR1, into its log up to 1.12 (moby v1.12.3 pkg/signal/trap.go, `DumpStacks`), into a file of bare stacks from 1.13 on
 * (docker-v29.7.2 daemon/internal/stack/stackdump.go); containerd on SIGUSR1, into its log between BEGIN and END, from 1.3 on into a file, too (v2.0.5
 * cmd/containerd/command/main.go, `dumpStacks`); Go itself on SIGQUIT and when it crashes; pprof with `goroutine?debug=1` and `debug=2`.
 */
export function readDumps(lines: readonly PastedLine[]): ReadDump[] {
  const reader = new DumpReader();
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (!line.text.includes('goroutine ') && !reader.isInside() && !/[@:]/.test(line.text)) continue;
    index += reader.read(lines, index);
  }
  return reader.finish();
}

interface OpenGoroutine {
  id: number;
  count: number;
  state: string;
  minutes: number;
  frames: Frame[];
  createdBy?: GoFunction;
  firstLine: number;
  lastLine: number;
}

class DumpReader {
  private readonly dumps: ReadDump[] = [];
  private goroutines: Goroutine[] = [];
  private ids = new Set<number>();
  private shape: ReadDump['shape'] = 'stacks';
  private open: OpenGoroutine | undefined;
  private reason: { readonly text: string; readonly line: number } | undefined;
  private begun = false;
  private ended = false;
  /** A head without its end: the text was cut there. */
  private broken = false;

  isInside(): boolean {
    return this.open !== undefined;
  }

  /** Reads the line at `index`. @returns how many lines after it were read, too */
  read(lines: readonly PastedLine[], index: number): number {
    const { text, line } = lines[index]!;
    if (text.includes(begin)) {
      this.close();
      this.begun = true;
    }
    if (text.includes(end)) {
      this.ended = true;
      this.close();
      return 0;
    }
    if (reasonLine.test(text) && this.open === undefined) this.reason = { text: text.trim().slice(0, 300), line };
    let joined = 0;
    let whole = text;
    if (openHead.test(text) && lines[index + 1]) {
      whole = text + lines[index + 1]!.text.trimStart();
      joined = 1;
    }
    const head = stackHead.exec(whole);
    if (head) {
      this.begin(Number(head[1]), 1, head[2]!, line, 'stacks');
      return joined;
    }
    if (openHead.test(whole)) this.broken = true;
    const profile = profileHead.exec(text);
    if (profile) {
      this.begin(0, Number(profile[1]), '', line, 'profile');
      return 0;
    }
    return this.open ? this.readFrame(this.open, lines, index) : 0;
  }

  finish(): ReadDump[] {
    this.close();
    return this.dumps;
  }

  private begin(id: number, count: number, head: string, line: number, shape: ReadDump['shape']): void {
    this.endGoroutine();
    if (this.ids.has(id) || (this.goroutines.length > 0 && shape !== this.shape)) this.close();
    this.shape = shape;
    const [state = '', ...rest] = head.split(',').map((part) => part.trim());
    const minutes = rest.map((part) => /^(\d{1,9}) minutes?$/.exec(part)?.[1]).find((found) => found !== undefined);
    this.open = { id, count, state, minutes: Number(minutes ?? 0), frames: [], firstLine: line, lastLine: line };
  }

  private readFrame(open: OpenGoroutine, lines: readonly PastedLine[], index: number): number {
    const { text, line } = lines[index]!;
    if (text.trim() === '') return 0;
    const creator = created.exec(text);
    if (creator) open.createdBy = readGoFunction(creator[1]!, fileAfter(lines, index));
    if (creator || file.test(text)) {
      open.lastLine = line;
      return 0;
    }
    const read = readFrame(lines, index);
    if (!read) {
      // Registers after a SIGQUIT, or the log that goes on.
      if (/^(?:time=|\{|r[a-z]{2} {2,}|r\d{1,2} )|^exit status /.test(text.trimStart())) this.endGoroutine();
      return 0;
    }
    open.frames.push(read.frame);
    open.lastLine = lines[index + read.joined]!.line;
    return read.joined;
  }

  private endGoroutine(): void {
    const { open } = this;
    // A head alone is a quotation, such as the summary that people fold a stack behind.
    if (open && open.frames.length > 0) {
      this.goroutines.push({ ...open, state: open.state === '' ? stateOf(open.frames) : open.state });
      if (open.id > 0) this.ids.add(open.id);
    }
    this.open = undefined;
  }

  private close(): void {
    const last = this.open;
    this.endGoroutine();
    const [first] = this.goroutines;
    if (first) {
      this.dumps.push({
        goroutines: this.goroutines,
        shape: this.shape,
        ...(this.reason && first.firstLine - this.reason.line <= farthestReason && { reason: this.reason.text }),
        firstLine: first.firstLine,
        lastLine: Math.max(this.goroutines.at(-1)!.lastLine, last?.lastLine ?? 0),
        cut: (this.begun && !this.ended) || this.broken || last?.frames.length === 0,
      });
    }
    this.goroutines = [];
    this.ids = new Set();
    this.reason = undefined;
    this.begun = false;
    this.ended = false;
    this.broken = false;
  }
}
