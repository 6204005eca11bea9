/** Ids and times of day: what differs between two lines that a program writes at the same place. A signature cannot name one (see volatile.ts). */
const varying = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{12,}|\d\d:\d\d:\d\d(?:[.,]\d{1,9})?/g;
/** Characters; longer lines are rare, and rarely alike. */
const longest = 2000;
const most = 1000;

/**
 * Lines in which nothing was found. A program writes the same line over and over, and one that differs from a line that was looked at only
 * in ids and times need not be looked at again.
 */
export class Fruitless {
  private readonly lines = new Set<string>();

  /** What a line has in common with those that are like it; nothing where that is not kept. */
  keyOf(line: string): string | undefined {
    // Of the same length, for a line may have been cut off at the edge of a window.
    return line.length > longest ? undefined : line.replace(varying, ({ length }) => `\0${length}\0`);
  }

  has(key: string): boolean {
    return this.lines.has(key);
  }

  add(key: string): void {
    if (this.lines.size === most) this.lines.clear();
    this.lines.add(key);
  }
}
