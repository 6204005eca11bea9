import { withoutIdsAndTimes } from './volatile.ts';

/** Characters; longer lines are rare, and rarely alike. */
const longest = 2000;
const most = 1000;

/**
 * Lines in which nothing was found. A program writes the same line over and over, and one that differs from a line that was looked at only
 * in ids and times need not be looked at again.
 */
export class Fruitless {
  private readonly lines = new Set<string>();

  /** What a line has in common with those that are like it, its length too: it may have been cut off at an edge. Nothing where that is not kept. */
  keyOf(line: string): string | undefined {
    return line.length > longest ? undefined : withoutIdsAndTimes(line);
  }

  has(key: string): boolean {
    return this.lines.has(key);
  }

  add(key: string): void {
    if (this.lines.size === most) this.lines.clear();
    this.lines.add(key);
  }
}
