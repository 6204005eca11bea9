import type { Entry } from './entry.ts';
import type { Paste } from './paste.ts';
import type { Work } from './find-pattern.ts';

/**
 * Which entries belong to one run of one program.
 *
 * A run is named by program and pid where the log gives them. Without a pid, the entries of a program (or of a log without program names)
 * are one run until the counter of a logrus terminal goes back. Lines that no logger wrote (a shell prompt, a person's words) and those of
 * systemd, the kernel and other programs belong to no or another run; stack traces belong to none, they are not log entries.
 */
export class Runs {
  private readonly paste: Paste;
  private readonly work: Work;
  private names: string[] | undefined;
  private last: Map<string, number> | undefined;

  constructor(paste: Paste, work: Work) {
    this.paste = paste;
    this.work = work;
  }

  /** Name of the run that wrote an entry; nothing for lines that no logger wrote. */
  nameOf(entry: number): string | undefined {
    return this.all()[entry] || undefined;
  }

  /** Whether the run of this entry wrote nothing after it. True for lines of no run: there is nothing to compare with. */
  isLast(entry: number): boolean {
    const name = this.nameOf(entry);
    return name === undefined || this.last?.get(name) === entry;
  }

  /**
   * Tells for an entry whether one of `others` speaks against it: all of them do, but those that are known to come from another run of
   * the program that wrote the entry.
   */
  objections(others: readonly number[]): (entry: number) => boolean {
    const names = new Set<string | undefined>();
    const programs = new Set<string | undefined>();
    for (const other of others) {
      names.add(this.nameOf(other));
      programs.add(programOf(this.nameOf(other)));
    }
    return (entry) => {
      if (names.size === 0) return false;
      const name = this.nameOf(entry);
      return name === undefined || names.has(undefined) || names.has(name) || programs.size > 1 || !programs.has(programOf(name));
    };
  }

  private all(): string[] {
    if (this.names) return this.names;
    const names: string[] = [];
    const last = new Map<string, number>();
    const counters = new Map<string, { run: number; seconds: number }>();
    for (let index = 0; index < this.paste.length; index++) {
      const entry = this.paste.entry(index);
      const name = entry.logged ? runOf(entry, counters) : '';
      names.push(name);
      if (name !== '') last.set(name, index);
    }
    this.work.steps += this.paste.text.length;
    this.names = names;
    this.last = last;
    return names;
  }
}

/** `dockerd[` for a run with a pid, `dockerd#` for a counted one. */
function programOf(name: string | undefined): string | undefined {
  return name?.replace(/\d{1,16}\]?$/, '');
}

/** Name of the run that wrote a logged entry. `counters` is kept from one entry to the next, all in the order of the log. */
export function runOf(entry: Entry, counters: Map<string, { run: number; seconds: number }>): string {
  const unit = entry.unit ?? '';
  if (entry.pid !== undefined) return `${unit}[${entry.pid}]`;
  let counter = counters.get(unit);
  if (!counter) counters.set(unit, (counter = { run: 0, seconds: 0 }));
  if (entry.seconds !== undefined) {
    if (entry.seconds < counter.seconds) counter.run++;
    counter.seconds = entry.seconds;
  }
  return `${unit}#${counter.run}`;
}
