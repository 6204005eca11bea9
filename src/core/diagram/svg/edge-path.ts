import type { Point } from './geometry.ts';
import { round } from './markup.ts';

/** What stands at the end of a line. */
export type Tip = 'none' | 'arrow' | 'circle' | 'cross';

const cornerRadius = 7;
/** Length of an arrow head along its edge, and half its breadth. */
const head = { length: 10, half: 4.8 } as const;

/** Path data through `points` with rounded corners; shortened at the ends where a tip stands. */
export function edgePath(points: readonly Point[], startTip: Tip, endTip: Tip): string {
  const line = [...points];
  if (line.length < 2) return '';
  line[0] = towards(line[0]!, line[1]!, tipLength(startTip));
  line[line.length - 1] = towards(line.at(-1)!, line.at(-2)!, tipLength(endTip));
  const pen = new Pen(line[0]!);
  for (let index = 1; index < line.length - 1; index++) {
    const [before, corner, after] = [line[index - 1]!, line[index]!, line[index + 1]!];
    const radius = Math.min(cornerRadius, distance(before, corner) / 2, distance(corner, after) / 2);
    pen.line(towards(corner, before, radius));
    pen.curve(corner, towards(corner, after, radius));
  }
  pen.line(line.at(-1)!);
  return pen.data;
}

/** Writes relative path data, which is half as long; from rounded positions, so that rounding never adds up. */
class Pen {
  data: string;
  #x: number;
  #y: number;

  constructor(start: Point) {
    [this.#x, this.#y] = [tenth(start.x), tenth(start.y)];
    this.data = `M${at(start)}`;
  }

  line(to: Point): void {
    const [dx, dy] = this.#step(to);
    if (dx !== 0 && dy !== 0) this.data += `l${pair(dx, dy)}`;
    else if (dx !== 0) this.data += `h${round(dx)}`;
    else if (dy !== 0) this.data += `v${round(dy)}`;
    this.#move(to);
  }

  curve(over: Point, to: Point): void {
    this.data += `q${pair(...this.#step(over))} ${pair(...this.#step(to))}`;
    this.#move(to);
  }

  #step(to: Point): [number, number] {
    return [tenth(to.x) - this.#x, tenth(to.y) - this.#y];
  }

  #move(to: Point): void {
    [this.#x, this.#y] = [tenth(to.x), tenth(to.y)];
  }
}

/** Path data of the mark at `end`, pointing away from `before`; empty for none. */
export function tipPath(tip: Tip, end: Point, before: Point): string {
  if (tip === 'none') return '';
  const length = distance(before, end) || 1;
  const [dx, dy] = [(end.x - before.x) / length, (end.y - before.y) / length];
  const point = (back: number, aside: number): Point => ({ x: end.x - dx * back - dy * aside, y: end.y - dy * back + dx * aside });
  if (tip === 'arrow') return `M${at(end)}L${at(point(head.length, head.half))} ${at(point(head.length, -head.half))}Z`;
  if (tip === 'cross') {
    return `M${at(point(2, 4))}L${at(point(10, -4))}M${at(point(2, -4))}L${at(point(10, 4))}`;
  }
  return `M${at(end)}A4 4 0 1 1 ${at(point(8, 0))}A4 4 0 1 1 ${at(end)}Z`;
}

function tipLength(tip: Tip): number {
  // The line ends inside the head, so that no gap shows between them.
  return tip === 'arrow' || tip === 'circle' ? head.length - 2 : 0;
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to);
  if (length === 0) return from;
  const part = Math.min(by, length) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

function at({ x, y }: Point): string {
  return pair(x, y);
}

function pair(x: number, y: number): string {
  return `${round(x)} ${round(y)}`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
