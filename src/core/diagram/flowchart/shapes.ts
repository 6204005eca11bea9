import { boxOf, type Box, type Side, type Size } from '../svg/geometry.ts';
import { element, path, round, type Attributes } from '../svg/markup.ts';
import type { FlowShape } from './model.ts';

/** How one node shape is sized, drawn and met by edges. Pixels. */
interface Shape {
  /** The box around the shape when it holds a text of this size. */
  readonly size: (width: number, height: number) => Size;
  readonly draw: (box: Box, paint: Attributes) => string;
  /** How far inside the box the outline lies where an edge meets `side`, `at` pixels from the middle of that side. */
  readonly inset?: (box: Box, side: Side, at: number) => number;
  /** Moves the text down. */
  readonly textShift?: number;
}

/** Space between text and outline. */
const pad = { x: 14, y: 9 } as const;
const slant = 14;

const padded = (extraWidth = 0, extraHeight = 0): Shape['size'] => (width, height) => ({
  width: Math.max(width + 2 * pad.x + extraWidth, 48),
  height: height + 2 * pad.y + extraHeight,
});

export const shapes: Readonly<Record<FlowShape, Shape>> = {
  'rect': { size: padded(), draw: (box, paint) => element('rect', { ...boxOf(box), rx: 4, ...paint }) },
  'round': { size: padded(), draw: (box, paint) => element('rect', { ...boxOf(box), rx: 10, ...paint }) },
  'stadium': {
    size: (width, height) => padded(height / 3)(width, height),
    draw: (box, paint) => element('rect', { ...boxOf(box), rx: box.height / 2, ...paint }),
  },
  'subroutine': {
    size: padded(14),
    draw: (box, paint) =>
      element('rect', { ...boxOf(box), rx: 2, ...paint }) +
      element('path', { ...paint, d: path`M${box.x + 7} ${box.y}v${box.height}m${box.width - 14} 0v${-box.height}`, fill: 'none' }),
  },
  'cylinder': {
    size: padded(0, 16),
    draw: ({ x, y, width, height }, paint) => {
      const body = path`M${x} ${y + 6}a${width / 2} 6 0 0 1 ${width} 0v${height - 12}a${width / 2} 6 0 0 1 ${-width} 0z`;
      return element('path', { d: body + path`M${x} ${y + 6}a${width / 2} 6 0 0 0 ${width} 0`, ...paint });
    },
    inset: (box, side, at) => (side === 'top' || side === 'bottom' ? ellipseInset({ ...box, height: 12 }, side, at) : 0),
    textShift: 5,
  },
  'circle': circle(0),
  'double-circle': circle(4),
  'ellipse': {
    size: (width, height) => ({ width: width * 1.3 + 24, height: height * 1.3 + 18 }),
    draw: (box, paint) => element('ellipse', { ...centre(box), rx: box.width / 2, ry: box.height / 2, ...paint }),
    inset: ellipseInset,
  },
  'diamond': polygon(
    (width, height) => ({ width: width * 1.65 + 30, height: height * 2.1 + 20 }),
    ({ width: w, height: h }) => [w / 2, 0, w, h / 2, w / 2, h, 0, h / 2],
  ),
  'hexagon': polygon(padded(14), ({ width: w, height: h }) => [14, 0, w - 14, 0, w, h / 2, w - 14, h, 14, h, 0, h / 2]),
  'lean-right': polygon(padded(slant), ({ width: w, height: h }) => [slant, 0, w, 0, w - slant, h, 0, h]),
  'lean-left': polygon(padded(slant), ({ width: w, height: h }) => [0, 0, w - slant, 0, w, h, slant, h]),
  'trapezoid': polygon(padded(slant), ({ width: w, height: h }) => [slant, 0, w - slant, 0, w, h, 0, h]),
  'inverse-trapezoid': polygon(padded(slant), ({ width: w, height: h }) => [0, 0, w, 0, w - slant, h, slant, h]),
  'flag': polygon(padded(slant), ({ width: w, height: h }) => [0, 0, w, 0, w, h, 0, h, slant, h / 2]),
  'document': {
    size: padded(0, 8),
    draw: ({ x, y, width: w, height }, paint) =>
      element('path', { d: path`M${x} ${y}h${w}v${height - 5}q${-w / 4} -10 ${-w / 2} 0t${-w / 2} 0z`, ...paint }),
    textShift: -3,
  },
};

function circle(ring: number): Shape {
  return {
    size: (width, height) => {
      const across = Math.max(Math.hypot(width, height) + 12, 34) + 2 * ring;
      return { width: across, height: across };
    },
    draw: (box, paint) => {
      const outer = element('circle', { ...centre(box), r: box.width / 2, ...paint });
      return ring > 0 ? outer + element('circle', { ...centre(box), r: box.width / 2 - ring, ...paint }) : outer;
    },
    inset: ellipseInset,
  };
}

/** A shape through the given points, `x, y, x, y, …`, relative to its box. */
function polygon(size: Shape['size'], points: (box: Size) => readonly number[]): Shape {
  return {
    size,
    draw: (box, paint) => {
      const absolute = points(box).map((value, index) => round(value + (index % 2 === 0 ? box.x : box.y)));
      return element('polygon', { points: absolute.join(' '), 'stroke-linejoin': 'round', ...paint });
    },
    inset: (box, side, at) => polygonInset(points(box), box, side, at),
  };
}

/** Walks the polygon's lines and takes the first one met when coming straight in from `side`. */
function polygonInset(points: readonly number[], box: Size, side: Side, at: number): number {
  const vertical = side === 'top' || side === 'bottom';
  const [length, depth] = vertical ? [box.width, box.height] : [box.height, box.width];
  const position = length / 2 + at;
  let nearest = depth;
  for (let index = 0; index < points.length; index += 2) {
    const [x1, y1] = [points[index]!, points[index + 1]!];
    const [x2, y2] = [points[(index + 2) % points.length]!, points[(index + 3) % points.length]!];
    const [a1, d1, a2, d2] = vertical ? [x1, y1, x2, y2] : [y1, x1, y2, x2];
    if (a1 === a2 || position < Math.min(a1, a2) || position > Math.max(a1, a2)) continue;
    const crossing = d1 + ((position - a1) / (a2 - a1)) * (d2 - d1);
    nearest = Math.min(nearest, side === 'top' || side === 'left' ? crossing : depth - crossing);
  }
  return nearest === depth ? 0 : nearest;
}

function ellipseInset(box: Size, side: Side, at: number): number {
  const [along, across] = side === 'top' || side === 'bottom' ? [box.width / 2, box.height / 2] : [box.height / 2, box.width / 2];
  return across * (1 - Math.sqrt(Math.max(0, 1 - (at / along) ** 2)));
}

const centre = ({ x, y, width, height }: Box): Attributes => ({ cx: x + width / 2, cy: y + height / 2 });
