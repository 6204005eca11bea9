import type { Position } from 'unist';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { Fence } from './document.ts';

/** Where a node of the tree stands; the start of the file for a node that was not written. */
export function placeOfNode(file: string, node: { readonly position?: Position | undefined }): Place {
  const position = node.position;
  if (!position) return { file, line: 1, column: 1 };
  const { start, end } = position;
  return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** Where a part of a fence's text stands. `start` and `end` are offsets into `fence.text`, in UTF-16 units. */
export function placeInFence(fence: Fence, start: number, end: number): Place {
  const from = lineAndColumn(fence, start);
  const to = lineAndColumn(fence, Math.max(start, end));
  return { file: fence.place.file, ...from, endLine: to.line, endColumn: to.column };
}

/** Where the whole line `index` (from 0) of a fence's text stands. */
export function placeOfFenceLine(fence: Fence, index: number): Place {
  const lines = fence.text.split('\n');
  const start = lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0);
  return placeInFence(fence, start, start + (lines[index]?.length ?? 0));
}

function lineAndColumn(fence: Fence, offset: number): { readonly line: number; readonly column: number } {
  const before = fence.text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  const index = before.split('\n').length - 1;
  return { line: fence.firstLine + index, column: (fence.columns[index] ?? 1) + offset - lineStart };
}
