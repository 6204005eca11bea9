import { skipEscape } from './skeleton.ts';

/** A piece of a log as a person reads it: without colours and escapes, wrapped lines joined, written-out line ends as blanks. */
export function readable(text: string): string {
  let result = '';
  let copied = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x1b && code !== 0x23 && code !== 0x5c && code !== 0x0a && code !== 0x0d) continue;
    const isSeam = code === 0x0a || code === 0x0d;
    const next = isSeam ? seamEnd(text, at) : skipEscape(text, at, text.length);
    if (next === at) continue;
    result += text.slice(copied, at) + ((isSeam ? isSoftWrapped(text, at) : isSpacing(text, at, next)) ? ' ' : '');
    copied = next;
    at = next - 1;
  }
  return (result + text.slice(copied)).trim();
}

/** A line end and the blockquote mark behind it. */
function seamEnd(text: string, at: number): number {
  const mark = /^[\r\n]{1,2}(?:> ?){0,3}/.exec(text.slice(at, at + 12));
  return at + (mark?.[0].length ?? 1);
}

const terminalWidths: ReadonlySet<number> = new Set([72, 79, 80, 100, 119, 120, 132, 140, 160, 200]);

/**
 * Whether a blank was lost at a line end: an editor wraps between words, a terminal anywhere. Told by the width of the line before, as far
 * as it stands in this piece; a guess that only a reader sees, for blanks do not count in a match.
 */
function isSoftWrapped(text: string, at: number): boolean {
  const before = text.lastIndexOf('\n', at - 1);
  if (before === -1) return false;
  return !terminalWidths.has(at - before - 1) && !/\s/.test(text.charAt(at - 1));
}

/** A written-out line end or tab is a blank. */
function isSpacing(text: string, at: number, next: number): boolean {
  const last = text.charAt(next - 1);
  return (text.charCodeAt(at) === 0x5c && 'nrt'.includes(last)) || (text.charCodeAt(at) === 0x23 && '125'.includes(last));
}
