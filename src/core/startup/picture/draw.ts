import { element, escapeText, path, round } from '../../diagram/svg/markup.ts';
import { measureText } from '../../diagram/text/measure.ts';
import { versionName } from '../order-version.ts';
import type { StartupOrder, StartupStep } from '../startup-order.ts';
import { keptStages } from '../align.ts';
import { arrangeRows } from './rows.ts';

/** What the picture needs of an order. */
export type PicturedOrder = Pick<StartupOrder, 'daemon' | 'version' | 'title'> & { readonly steps: readonly Pick<StartupStep, 'stage' | 'number' | 'name'>[] };

/** Pixels. */
const row = 16;
const column = 92;
const head = 46;
const foot = 30;
const margin = 12;
const fontSize = 12.5;
/** From a number to where its line may bend. */
const straight = 17;
const labelGap = 7;

/** Hues of the lines that cross, so that neighbours differ. */
const hues = 5;
/** The same without a style sheet; each has 4.5:1 on white. */
const fallback = ['#0b57b0', '#a3470a', '#0d6b5e', '#7a3fa8', '#b0185c'];

/**
 * The start of one daemon through its versions, oldest first: a column for each version, a line for each step. A line that crosses others has
 * moved, one that begins or ends on the way appeared or went. For a table beside it, which says the same to who does not see it.
 *
 * @param id unique on the page
 */
export function drawVersions(orders: readonly PicturedOrder[], id: string): { readonly svg: string; readonly width: number; readonly height: number } {
  const lines = linesOf(orders);
  const labels = lines.flatMap(labelsOf(orders.length));
  const widest = (side: 'left' | 'right') => Math.max(0, ...labels.filter((label) => label.side === side).map(({ width }) => width));
  const left = margin + Math.ceil(widest('left')) + straight + labelGap;
  const width = left + (orders.length - 1) * column + straight + labelGap + Math.ceil(widest('right')) + margin;
  const rowCount = 1 + Math.max(0, ...lines.flatMap(({ runs }) => runs.flatMap(({ rows }) => rows)));
  const height = head + rowCount * row + foot;
  const x = (index: number): number => left + index * column;
  const y = (at: number): number => head + at * row + row / 2;
  const last = orders.length - 1;

  const drawn = lines.map((line) => {
    const paths = line.runs.map(({ first, rows }) => runPath(rows, first, x, y)).join('');
    const marks = line.runs.flatMap(({ first, rows }) => [
      ...(first > 0 ? [element('circle', { class: 'vp-new', cx: x(first) - straight, cy: y(rows[0]!), r: 3.5, fill: '#1a6b3c', stroke: 'none' })] : []),
      ...(first + rows.length - 1 < last ? [element('path', { class: 'vp-gone', d: cross(x(first + rows.length - 1) + straight, y(rows.at(-1)!)), stroke: '#b3261e' })] : []),
    ]);
    const names = labelsOf(orders.length)(line).map(({ side, text, row: at, width }) => element('text', {
      x: side === 'left' ? left - straight - labelGap : x(last) + straight + labelGap, y: y(at) + fontSize * 0.36,
      'text-anchor': side === 'left' ? 'end' : undefined, textLength: width, lengthAdjust: 'spacingAndGlyphs',
    }, escapeText(text)));
    const hue = line.hue === undefined ? {} : { class: `vp-line vp-moved vp-${line.hue + 1}`, stroke: fallback[line.hue]! };
    return { moved: line.hue !== undefined, svg: element('g', { class: 'vp-line', ...hue }, element('path', { d: paths }), ...marks, ...names) };
  });
  const columns = orders.map((_, index) => {
    const numbers = lines.flatMap(({ runs }) => runs.flatMap(({ first, rows, numbers }) =>
      index >= first && index < first + rows.length ? [{ at: rows[index - first]!, number: numbers[index - first]! }] : [])).sort((a, b) => a.at - b.at);
    return element('text', { class: 'vp-numbers' }, ...numbers.map(({ at, number }) => `<tspan x="${round(x(index))}" y="${round(y(at) + 4)}">${number}</tspan>`));
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
    element('g', { 'text-anchor': 'middle' }, ...columns, ...heads),
  );
  return { svg, width, height };
}

/** A stage's way through the versions; where a version does not have it, one run ends and the next begins. */
interface Line {
  readonly stage: string;
  /** Missing for a line that never crosses another. */
  readonly hue: number | undefined;
  readonly runs: readonly Run[];
}

interface Run {
  /** Index of its first column. */
  readonly first: number;
  /** A row, a step's number and its name for each column. */
  readonly rows: readonly number[];
  readonly numbers: readonly number[];
  readonly names: readonly string[];
}

function linesOf(orders: readonly PicturedOrder[]): Line[] {
  const { columns } = arrangeRows(orders.map(({ steps }) => steps));
  const moved = new Set<string>();
  for (const [index, { steps }] of orders.entries()) {
    if (index === 0) continue;
    const kept = keptStages(orders[index - 1]!.steps, steps);
    for (const { stage } of steps) if (columns[index - 1]!.has(stage) && !kept.has(stage)) moved.add(stage);
  }
  const byStage = orders.map(({ steps }) => new Map(steps.map((step) => [step.stage, step])));
  const stages = [...new Set(orders.flatMap(({ steps }) => steps.map(({ stage }) => stage)))];
  let hue = 0;
  return stages.map((stage) => {
    const runs: { first: number; rows: number[]; numbers: number[]; names: string[] }[] = [];
    for (const [index, steps] of byStage.entries()) {
      const step = steps.get(stage);
      if (!step) continue;
      let run = runs.at(-1);
      if (!run || run.first + run.rows.length !== index) runs.push(run = { first: index, rows: [], numbers: [], names: [] });
      run.rows.push(columns[index]!.get(stage)!);
      run.numbers.push(step.number);
      run.names.push(step.name);
    }
    return { stage, hue: moved.has(stage) ? hue++ % hues : undefined, runs };
  });
}

interface Label {
  readonly side: 'left' | 'right';
  readonly text: string;
  readonly row: number;
  /** Pixels. */
  readonly width: number;
}

/** Names stand where a line enters or leaves the picture. */
const labelsOf = (columns: number) => ({ runs, hue }: Line): Label[] => runs.flatMap(({ first, rows, names }) => {
  const label = (side: Label['side'], at: number): Label => {
    const text = names.at(at)!;
    return { side, text, row: rows.at(at)!, width: Math.ceil(measureText(text, fontSize, hue === undefined ? 'regular' : 'bold')) };
  };
  return [...(first === 0 ? [label('left', 0)] : []), ...(first + rows.length === columns ? [label('right', -1)] : [])];
});

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
