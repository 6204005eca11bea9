import { isCertainStart } from './entry-start.ts';
import type { Paste } from './paste.ts';
import { firstWordLength } from './split-entries.ts';

/** A line that a page or person wrapped is at least so long, or the next word did not fit; and no longer than a window is wide. */
const narrowest = 20;
const widthOfNarrow = 40;
const widest = 800;
/** So many entries before and after one are tried with it. */
const mostBefore = 6;
const mostAfter = 6;

/** Which entries around `index` may be one with it: short lines without anything before them that marks a new entry. */
export function runsOnOver(paste: Paste, index: number): { first: number; last: number } {
  let first = index;
  while (index - first < mostBefore && first > 0 && mayBeOne(paste, first - 1)) first--;
  let last = index;
  while (last - index < mostAfter && last + 1 < paste.length && mayBeOne(paste, last)) last++;
  return { first, last };
}

/** Whether the entry and the one after it may have been one. */
function mayBeOne(paste: Paste, index: number): boolean {
  const start = paste.startOf(index);
  const end = paste.endOf(index);
  const next = paste.startOf(index + 1);
  const length = end - start;
  if (length > widest) return false;
  if (length < narrowest && length + 1 + firstWordLength(paste.text, next, paste.endOf(index + 1)) <= widthOfNarrow) return false;
  const isComment = paste.text.startsWith('# ', start) && paste.text.startsWith('# ', next);
  if (isComment) return true;
  return next > end && !isCertainStart(paste.text, next, paste.endOf(index + 1));
}

/** What a message that is over ends with. */
const complete = /(?:[.!;}\]]|EOF|no such file or directory|permission denied|file exists|already in use|device left on|on device|invalid argument|not permitted)["'`]?\s{0,4}$/i;
/** What stands before more. */
const unfinished = /[:,(=[]["'`]?\s{0,4}$/;

/**
 * The seams of an entry, and which of them no placeholder may reach over. A literal that goes on over a seam proves that the lines were one;
 * a placeholder stands for any text and would join two entries.
 *
 * @param guessed whether nothing but a literal tells that the lines belong together
 */
export function wallsOf(raw: string, offsets: Int32Array, base: number, guessed: boolean): { seams: number[]; walls: number[] } {
  const seams: number[] = [];
  const walls: number[] = [];
  if (!raw.includes('\n') && !raw.includes('\r')) return { seams, walls };
  const lines = raw.split(/\r\n?|\n/);
  let line = 0;
  let lineEnd = base + (lines[0]?.length ?? 0);
  for (let at = 0; at < offsets.length; at++) {
    const offset = offsets[at] ?? 0;
    if (offset < lineEnd || line + 1 >= lines.length) continue;
    const before = lines[line] ?? '';
    while (line + 1 < lines.length && offset >= lineEnd) {
      line++;
      lineEnd = nextEnd(raw, lineEnd - base) + base;
    }
    if (at === 0) continue;
    seams.push(at);
    const tail = before.slice(-80);
    if (!unfinished.test(tail) && (complete.test(tail) || (guessed && !fitsWith(lines, line - 1)))) walls.push(at);
  }
  return { seams, walls };
}

/** End of the line after the one that ends at `end`. */
function nextEnd(raw: string, end: number): number {
  const start = raw.startsWith('\r\n', end) ? end + 2 : end + 1;
  for (let at = start; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (code === 0x0a || code === 0x0d) return at;
  }
  return raw.length;
}

/** Whether lines `index` and the next were wrapped at the width of a neighbour. */
function fitsWith(lines: readonly string[], index: number): boolean {
  return isWrappedAtWords(lines.slice(Math.max(0, index - 1), index + 2)) || isWrappedAtWords(lines.slice(index, index + 3));
}

/** Whether there is a width at which an editor would have wrapped just these lines: no line is longer than where another word did not fit. */
function isWrappedAtWords(lines: readonly string[]): boolean {
  let longest = 0;
  let limit = Infinity;
  for (const [index, line] of lines.entries()) {
    // A word alone in its line may be longer than the line was to be.
    if (/\S\s/.test(line.trim())) longest = Math.max(longest, line.length);
    const word = /^\S{1,200}/.exec((lines[index + 1] ?? '').trimStart())?.[0].length;
    if (index + 1 < lines.length) limit = Math.min(limit, line.length + 1 + (word ?? 0));
  }
  return longest < limit;
}
