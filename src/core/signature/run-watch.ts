import type { Entry } from './entry.ts';
import { readEntry } from './entry.ts';
import { runOf } from './runs.ts';

/** A line of a log with its number, from 1. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/** `INFO[0127]`, also with colours. */
const counter = /(?:TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)[^[\n]{0,8}\[?[^[\n]{0,8}\[\d/;

/** What a line that has one is found by. */
export const counterAnchors: readonly string[] = ['trac[', 'debu[', 'info[', 'warn[', 'erro[', 'fata[', 'pani['];

/** Waits for what a run writes next. */
export interface Awaited {
  /** The next line of the run. */
  next?: NumberedLine;
}

/**
 * Which run of a program wrote a line, for a log of which only some lines are read. Lines of logrus terminals, whose counter goes back when
 * the program starts again, must all be shown; others may be left out.
 */
export class RunWatch {
  private readonly counters = new Map<string, { run: number; seconds: number }>();
  /** Per program, the last line of the run before and the first of the present one. */
  private readonly restarts = new Map<string, readonly NumberedLine[]>();
  private readonly lastCounted = new Map<string, NumberedLine>();
  private readonly awaited = new Map<string, Awaited[]>();
  private seen = 0;

  /** Whether every line has to be shown. */
  get isWatching(): boolean {
    return this.awaited.size > 0;
  }

  /** Shows a line; lines come in the order of the log. */
  see(number: number, text: string): void {
    if (number <= this.seen) return;
    this.seen = number;
    if (this.awaited.size === 0 && !counter.test(text)) return;
    const entry = readEntry(text);
    if (!entry.logged) return;
    const line = { number, text };
    if (entry.pid === undefined && entry.seconds !== undefined) this.count(entry, entry.unit ?? '', line);
    const run = runOf(entry, this.counters);
    const waiting = this.awaited.get(run);
    if (!waiting) return;
    for (const each of waiting) each.next = line;
    this.awaited.delete(run);
  }

  private count(entry: Entry, unit: string, line: NumberedLine): void {
    const before = this.lastCounted.get(unit);
    const counter = this.counters.get(unit);
    if (before && counter && entry.seconds! < counter.seconds) this.restarts.set(unit, [before, line]);
    this.lastCounted.set(unit, line);
  }

  /** Name of the run that wrote an entry; nothing where no logger did. The entry's line was shown last. */
  nameOf(entry: Entry): string | undefined {
    return entry.logged ? runOf(entry, this.counters) : undefined;
  }

  /** Lines that tell the run of an entry from the one before it. */
  restartOf(entry: Entry): readonly NumberedLine[] {
    return entry.pid === undefined ? this.restarts.get(entry.unit ?? '') ?? [] : [];
  }

  /** Waits for the next line of a run. */
  wait(run: string): Awaited {
    const awaited: Awaited = {};
    const list = this.awaited.get(run);
    if (list) list.push(awaited);
    else this.awaited.set(run, [awaited]);
    return awaited;
  }
}
