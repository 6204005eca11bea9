import { textWidth } from '../../core/diagnostics/terminal-text.ts';
import { findElement, isElement, type HtmlElement, type HtmlNode } from './html-tree.ts';
import { inlineRuns, wrapRuns } from './inline.ts';
import type { Style } from './style.ts';

const gap = 2;
const narrowestColumn = 8;

/** A table in columns; where it is too wide, the widest columns wrap their cells. */
export function tableLines(table: HtmlElement, style: Style): string[] {
  const rows = rowsOf(table.children);
  const columns = Math.max(0, ...rows.map(({ cells }) => cells.length));
  if (columns === 0) return [];
  const natural = Array.from({ length: columns }, (_, column) =>
    Math.max(1, ...rows.map(({ cells }) => plainWidth(cells[column], style))));
  const widths = shrink(natural, style.width - gap * (columns - 1));
  const lines = rows.flatMap(({ cells, head }) => {
    const wrapped = widths.map((width, column) => wrapRuns(inlineRuns(cells[column]?.children ?? [], style, head ? style.bold : undefined), width));
    const plain = widths.map((width, column) => wrapRuns(inlineRuns(cells[column]?.children ?? [], { ...style, ...unpainted }), width));
    const height = Math.max(1, ...wrapped.map((cell) => cell.length));
    const printed = Array.from({ length: height }, (_, row) => widths
      .map((width, column) => (wrapped[column]![row] ?? '') + ' '.repeat(Math.max(0, width - textWidth(plain[column]![row] ?? ''))))
      .join(' '.repeat(gap)).trimEnd());
    const rule = style.unicode ? '─' : '-';
    return head ? [...printed, style.dim(widths.map((width) => rule.repeat(width)).join(' '.repeat(gap)))] : printed;
  });
  return lines;
}

const same = (text: string): string => text;
/** Same text as on the screen, without its colours, to measure it. */
const unpainted = { bold: same, red: same, yellow: same, blue: same, cyan: same, dim: same, green: same };

function rowsOf(nodes: readonly HtmlNode[]): { readonly cells: readonly HtmlElement[]; readonly head: boolean }[] {
  return nodes.filter(isElement).flatMap((node) => {
    if (node.tag !== 'tr') return rowsOf(node.children);
    const cells = node.children.filter(isElement);
    return [{ cells, head: findElement(cells, ({ tag }) => tag === 'th') !== undefined }];
  });
}

function plainWidth(cell: HtmlElement | undefined, style: Style): number {
  return Math.max(0, ...wrapRuns(inlineRuns(cell?.children ?? [], { ...style, ...unpainted }), Infinity).map(textWidth));
}

/** Takes columns from the widest until the table fits or all are narrow. */
function shrink(natural: readonly number[], room: number): number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  while (excess > 0) {
    const widest = Math.max(...widths);
    if (widest <= narrowestColumn) break;
    const next = Math.max(narrowestColumn, ...widths.filter((width) => width < widest));
    const together = widths.filter((width) => width === widest).length;
    const cut = Math.max(1, Math.min(widest - next, Math.ceil(excess / together)));
    for (const [column, width] of widths.entries()) if (width === widest && excess > 0) {
      widths[column] = width - cut;
      excess -= cut;
    }
  }
  return widths;
}
