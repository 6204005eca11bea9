import { measureText } from '../../diagram/text/measure.ts';
import type { Line } from './lines.ts';

/** Pixels. */
export const fontSize = 12.5;

export interface Label {
  readonly side: 'left' | 'right';
  readonly text: string;
  readonly row: number;
  /** Beside which column. */
  readonly column: number;
  /** Pixels. */
  readonly width: number;
}

/**
 * Names stand where a line enters or leaves the picture. One that does neither has its name before its beginning or behind its end,
 * where its row is free up to the edge.
 */
export function labeller(lines: readonly Line[], last: number): (line: Line) => Label[] {
  const taken = new Map<number, Set<number>>();
  for (const { first, rows } of lines.flatMap(({ runs }) => runs)) {
    for (const [index, row] of rows.entries()) taken.set(row, (taken.get(row) ?? new Set()).add(first + index));
  }
  const isFree = (row: number, from: number, to: number): boolean => ![...taken.get(row) ?? []].some((column) => column >= from && column <= to);
  return ({ runs, hue }) => runs.flatMap(({ first, rows, names }) => {
    const end = first + rows.length - 1;
    const label = (side: Label['side']): Label => {
      const at = side === 'left' ? 0 : -1;
      const text = names.at(at)!;
      return {
        side, text, row: rows.at(at)!, column: side === 'left' ? first : end,
        width: Math.ceil(measureText(text, fontSize, hue === undefined ? 'regular' : 'bold')),
      };
    };
    if (first === 0 || end === last) return [...(first === 0 ? [label('left')] : []), ...(end === last ? [label('right')] : [])];
    if (isFree(rows[0]!, 0, first - 1)) return [label('left')];
    return isFree(rows.at(-1)!, end + 1, last) ? [label('right')] : [];
  });
}
