import type { Place } from './diagnostic.ts';
import { cellsOf, type Cell } from './terminal-text.ts';

/** One printed row of a frame. `marks` is the row of carets below a marked line. */
export interface FrameRow {
  readonly number?: number;
  readonly text: string;
  readonly marks?: string;
}

/** Marked lines of a longer extent: the first ones and the last. */
const mostMarkedLines = 3;

/**
 * The lines of `place`, one line before it for orientation, and carets below the extent. Long lines are cut around it.
 *
 * @param width columns for the text
 * @param cut what stands for text that was cut off
 */
export function codeFrame(source: string, place: Place, width: number, cut: string): FrameRow[] {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const first = Math.min(place.line, lines.length);
  const last = Math.min(Math.max(place.endLine ?? first, first), lines.length);
  const rows: FrameRow[] = [];
  const before = lines[first - 2];
  if (before !== undefined && before.trim() !== '') rows.push({ number: first - 1, text: row(before, 1, 1, width, cut).text });
  for (let number = first; number <= last; number++) {
    const hidden = last - first >= mostMarkedLines && number > first + 1 && number < last;
    if (hidden) {
      rows.push({ text: cut });
      number = last - 1;
      continue;
    }
    const line = lines[number - 1]!;
    const start = number === first ? place.column : line.length - line.trimStart().length + 1;
    const end = number < last ? line.length + 1 : (place.endColumn ?? start + 1);
    rows.push({ number, ...row(line, start, Math.max(end, start), width, cut, true) });
  }
  return rows;
}

/** Columns `start` to `end` (exclusive) count from 1 in UTF-16 units. */
function row(line: string, start: number, end: number, width: number, cut: string, marked = false): { text: string; marks?: string } {
  const cells = cellsOf(line);
  const [from, to] = windowAround(cells, start - 1, end - 1, width, cut.length);
  const shown = cells.slice(from, to);
  const head = from > 0 ? cut : '';
  const text = head + shown.map((cell) => cell.text).join('') + (to < cells.length ? cut : '');
  if (!marked) return { text: text.trimEnd() };

  const widthOf = (some: readonly Cell[]) => some.reduce((sum, cell) => sum + cell.width, 0);
  const indent = head.length + widthOf(shown.filter((cell) => cell.offset < start - 1));
  const extent = widthOf(shown.filter((cell) => cell.offset >= start - 1 && cell.offset < end - 1));
  return { text: text.trimEnd(), marks: ' '.repeat(indent) + '^'.repeat(Math.max(1, extent)) };
}

/** Which cells fit: all, or as many as fit with the extent in the middle; of an extent that does not fit, the beginning. */
function windowAround(cells: readonly Cell[], start: number, end: number, width: number, cutWidth: number): [number, number] {
  const total = cells.reduce((sum, cell) => sum + cell.width, 0);
  if (total <= width) return [0, cells.length];
  const room = Math.max(8, width - 2 * cutWidth);
  const first = cells.findIndex((cell) => cell.offset >= start);
  const startCell = first < 0 ? cells.length : first;
  const endCell = cells.findIndex((cell) => cell.offset >= end);
  const extent = cells.slice(startCell, endCell < 0 ? undefined : endCell).reduce((sum, cell) => sum + cell.width, 0);

  let from = startCell;
  let left = extent < room ? Math.floor((room - extent) / 2) : Math.floor(room / 4);
  for (; from > 0 && left >= cells[from - 1]!.width; from--) left -= cells[from - 1]!.width;
  let to = from;
  for (let used = 0; to < cells.length && used + cells[to]!.width <= room; to++) used += cells[to]!.width;
  return [from, to];
}
