import { element, escapeText, path, round } from '../../diagram/svg/markup.ts';
import { versionName } from '../order-version.ts';
import { fontSize, labeller } from './labels.ts';
import { linesOf, type PicturedOrder } from './lines.ts';

/** Pixels. */
const row = 16;
/** Between two versions: more where there is room. */
const columns = { least: 92, most: 240, all: 560 } as const;
const head = 46;
const foot = 30;
const margin = 12;
/** From a number to where its line may bend. */
const straight = 17;
const labelGap = 7;

/** Hues without a style sheet; each has 4.5:1 on white. */
const fallback = ['#0b57b0', '#a3470a', '#0d6b5e', '#7a3fa8', '#b0185c'];

/**
 * The start of one daemon through its versions, oldest first: a column for each version, a line for each step. A line that crosses others has
 * moved, one that begins or ends on the way appeared or went. For a table beside it, which says the same to who does not see it.
 *
 * @param id unique on the page
 */
export function drawVersions(orders: readonly PicturedOrder[], id: string): { readonly svg: string; readonly width: number; readonly height: number } {
  const lines = linesOf(orders);
  const last = orders.length - 1;
  const column = Math.round(Math.max(columns.least, Math.min(columns.most, columns.all / Math.max(1, last))));
  const labelsOf = labeller(lines, last);
  const labels = lines.flatMap(labelsOf);
  const widest = (side: 'left' | 'right') => Math.max(0, ...labels.filter((label) => label.side === side)
    .map(({ width, column: at }) => width - column * (side === 'left' ? at : last - at)));
  const left = margin + Math.ceil(widest('left')) + straight + labelGap;
  const width = left + (orders.length - 1) * column + straight + labelGap + Math.ceil(widest('right')) + margin;
  const rowCount = 1 + Math.max(0, ...lines.flatMap(({ runs }) => runs.flatMap(({ rows }) => rows)));
  const height = head + rowCount * row + foot;
  const x = (index: number): number => left + index * column;
  const y = (at: number): number => head + at * row + row / 2;

  const drawn = lines.map((line) => {
    const paths = line.runs.map(({ first, rows }) => runPath(rows, first, x, y)).join('');
    const marks = line.runs.flatMap(({ first, rows }) => [
      ...(first > 0 ? [element('circle', { class: 'vp-new', cx: x(first) - straight, cy: y(rows[0]!), r: 3.5, fill: '#1a6b3c', stroke: 'none' })] : []),
      ...(first + rows.length - 1 < last ? [element('path', { class: 'vp-gone', d: cross(x(first + rows.length - 1) + straight, y(rows.at(-1)!)), stroke: '#b3261e' })] : []),
    ]);
    const names = labelsOf(line).map(({ side, text, row: at, width, column: end }) => element('text', {
      x: x(end) + (straight + labelGap) * (side === 'left' ? -1 : 1), y: y(at) + fontSize * 0.36,
      'text-anchor': side === 'left' ? 'end' : undefined, textLength: width, lengthAdjust: 'spacingAndGlyphs',
    }, escapeText(text)));
    const hue = line.hue === undefined ? {} : { class: `vp-line vp-moved vp-${line.hue + 1}`, stroke: fallback[line.hue]! };
    return { moved: line.hue !== undefined, svg: element('g', { class: 'vp-line', ...hue }, element('path', { d: paths }), ...marks, ...names) };
  });
  const numbers = orders.map((_, index) => {
    const ofColumn = lines.flatMap(({ runs }) => runs.flatMap(({ first, rows, numbers }) =>
      index >= first && index < first + rows.length ? [{ at: rows[index - first]!, number: numbers[index - first]! }] : [])).sort((a, b) => a.at - b.at);
    return element('text', { class: 'vp-numbers' }, ...ofColumn.map(({ at, number }) => `<tspan x="${round(x(index))}" y="${round(y(at) + 4)}">${number}</tspan>`));
  });
  const heads = orders.flatMap((order, index) => [16, height - foot + 14].map((top) => element('text', { x: x(index), y: top, 'font-size': 13, 'font-weight': 'bold' }, escapeText(shortName(order)))
    + element('text', { class: 'vp-muted', x: x(index), y: top + 15, 'font-size': 11.5 }, `${order.steps.length} steps`)));
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg', class: 'dg vp', role: 'img', 'aria-labelledby': `${id}-title`, 'aria-describedby': `${id}-desc`,
      viewBox: `0 0 ${width} ${height}`, width, height, 'font-family': 'Arial, Liberation Sans, Arimo, Helvetica, sans-serif', 'font-size': fontSize, fill: '#1b2430',
    },
    element('title', { id: `${id}-title` }, escapeText(`${orders[0]?.daemon ?? ''}: ${orders.map(versionName).join(', ')}`)),
    element('desc', { id: `${id}-desc` }, 'A column for each version, a line for each step. The table says the same.'),
    element('g', { fill: 'none', stroke: '#9aa5b1', 'stroke-width': 1.5 }, ...drawn.filter(({ moved }) => !moved).map(({ svg }) => svg), ...drawn.filter(({ moved }) => moved).map(({ svg }) => svg)),
    element('g', { 'text-anchor': 'middle' }, ...numbers, ...heads),
  );
  return { svg, width, height };
}

/** Level at each number, bent between two columns where the row changes. */
function runPath(rows: readonly number[], first: number, x: (index: number) => number, y: (row: number) => number): string {
  let data = path`M${x(first) - straight} ${y(rows[0]!)}`;
  for (const [index, at] of rows.entries()) {
    const before = rows[index - 1];
    if (before !== undefined && before !== at) {
      const [from, to] = [x(first + index - 1) + straight, x(first + index) - straight];
      const middle = (from + to) / 2;
      data += path`H${from}C${middle} ${y(before)} ${middle} ${y(at)} ${to} ${y(at)}`;
    }
  }
  return data + path`H${x(first + rows.length - 1) + straight}`;
}

const cross = (x: number, y: number): string => path`M${x - 3} ${y - 4}l6 8M${x + 3} ${y - 4}l-6 8`;

/** A commit's version is longer than a column. */
function shortName(order: PicturedOrder): string {
  const name = versionName(order);
  return name.length > 13 ? `${name.slice(0, 12)}…` : name;
}
