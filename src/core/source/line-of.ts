import type { Extent } from './go-file.ts';

/** First and last line of an extent, from 1. */
export function linesOf(text: string, extent: Extent): { readonly line: number; readonly endLine: number } {
  const line = countLines(text, 0, extent.start) + 1;
  return { line, endLine: line + countLines(text, extent.start, Math.max(extent.start, extent.end - 1)) };
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
