import { edgePath, tipPath } from '../svg/edge-path.ts';
import type { Point, Side } from '../svg/geometry.ts';
import { element } from '../svg/markup.ts';
import { paintOf, palette } from '../svg/palette.ts';
import { textRows } from '../svg/text.ts';
import type { FlowLayout, PlacedGroup, PlacedNode, RoutedEdge } from './layout.ts';
import { shapes } from './shapes.ts';

/** The inside of the SVG: groups below, then edges, titles, nodes, and the labels of edges on top. */
export function flowchartSvg(layout: FlowLayout): string {
  const nodes = new Map(layout.nodes.map((placed) => [placed.node.id, placed]));
  const edges = layout.edges
    .filter(({ edge, points }) => edge.stroke !== 'invisible' && points.length > 1)
    .map((routed) => meetShapes(routed, nodes));
  return [
    ...outerFirst(layout.groups).map(groupSvg),
    edgesSvg(edges),
    groupTitlesSvg(layout.groups),
    ...layout.nodes.map(nodeSvg),
    labelsSvg(edges),
  ].join('');
}

/** Mermaid lists inner subgraphs before the ones around them. */
function outerFirst(groups: readonly PlacedGroup[]): PlacedGroup[] {
  const parents = new Map(groups.map(({ group }) => [group.id, group.group]));
  const depth = (id: string | undefined): number => (id === undefined ? 0 : 1 + depth(parents.get(id)));
  return groups.toSorted((a, b) => depth(a.group.id) - depth(b.group.id));
}

function groupSvg({ group, x, y, width, height }: PlacedGroup): string {
  const paint = group.classes.length > 0 ? paintOf(group.classes) : { fill: palette.raised, stroke: palette.line };
  return element(
    'g',
    { class: classNames('dg-group', group.classes) },
    element('rect', { x, y, width, height, rx: 8, fill: paint.fill, stroke: paint.stroke, 'stroke-opacity': 0.5 }),
  );
}

/** On top of the edges, which come in where the title stands. */
function groupTitlesSvg(groups: readonly PlacedGroup[]): string {
  const titled = groups.filter(({ text }) => text.width > 0);
  if (titled.length === 0) return '';
  const backgrounds = titled.map(({ text, x, y }) => element('rect', { x: x + 12, y: y + 10, width: text.width + 8, height: text.height + 2, rx: 3 }));
  return (
    element('g', { class: 'dg-titles', fill: palette.raised }, ...backgrounds) +
    titled.map(({ text, x, y }) => textRows(text, x + 16, y + 11 + text.height / 2, { 'text-anchor': 'start' })).join('')
  );
}

function nodeSvg(placed: PlacedNode): string {
  const { node, text, x, y, width, height } = placed;
  const shape = shapes[node.shape];
  const paint: ReturnType<typeof paintOf> = paintOf(node.classes);
  const linked = node.href !== undefined;
  const picture =
    shape.draw(placed, { fill: paint.fill, stroke: paint.stroke, 'stroke-width': paint.width, 'stroke-dasharray': paint.dash }) +
    textRows(text, x + width / 2, y + height / 2 + (shape.textShift ?? 0), { fill: paint.text, ...(linked && { 'text-decoration': 'underline' }) });
  const attributes = { class: classNames('dg-node', node.classes) };
  if (node.href === undefined) return element('g', attributes, picture);
  // Rows would be read as one word without a name of its own.
  const name = text.rows.length > 1 ? node.label.replace(/\s+/g, ' ') : undefined;
  return element('a', { href: node.href, 'aria-label': name, ...attributes }, picture);
}

/** All lines, then all marks at their ends: one element each keeps the picture small. */
function edgesSvg(edges: readonly RoutedEdge[]): string {
  const lines = edges.map(({ edge, points }) =>
    element('path', {
      d: edgePath(points, edge.startTip, edge.endTip),
      'stroke-width': edge.stroke === 'thick' ? 3 : undefined,
      'stroke-dasharray': edge.stroke === 'dotted' ? '2 4' : undefined,
      'stroke-linecap': edge.stroke === 'dotted' ? 'round' : undefined,
    }),
  );
  const marks = edges.flatMap(({ edge, points }) => [
    { tip: edge.startTip, data: tipPath(edge.startTip, points[0]!, points[1]!) },
    { tip: edge.endTip, data: tipPath(edge.endTip, points.at(-1)!, points.at(-2)!) },
  ]);
  const crosses = marks.filter(({ tip }) => tip === 'cross').map(({ data }) => data);
  const filled = marks.filter(({ tip }) => tip !== 'cross').map(({ data }) => data).join('');
  return (
    element('g', { class: 'dg-edges', fill: 'none', stroke: palette.line, 'stroke-width': 1.5 }, ...lines, ...crosses.map((d) => element('path', { d }))) +
    (filled === '' ? '' : element('path', { class: 'dg-tips', fill: palette.line, d: filled }))
  );
}

function labelsSvg(edges: readonly RoutedEdge[]): string {
  const labels = edges.flatMap(({ label }) => (label ? [label] : []));
  if (labels.length === 0) return '';
  return (
    element('g', { class: 'dg-labels', fill: palette.surface }, ...labels.map(({ x, y, width, height }) => element('rect', { x, y, width, height, rx: 4 }))) +
    labels.map(({ text, x, y, width, height }) => textRows(text, x + width / 2, y + height / 2)).join('')
  );
}

/** ELK ends edges at the boxes of nodes; this draws them on to the outline of diamonds, circles and the like. */
function meetShapes(routed: RoutedEdge, nodes: ReadonlyMap<string, PlacedNode>): RoutedEdge {
  const points = [...routed.points];
  points[0] = meet(points[0]!, points[1]!, nodes.get(routed.edge.from));
  points[points.length - 1] = meet(points.at(-1)!, points.at(-2)!, nodes.get(routed.edge.to));
  return { ...routed, points };
}

function meet(end: Point, before: Point, placed: PlacedNode | undefined): Point {
  const inset = placed && shapes[placed.node.shape].inset;
  if (!inset) return end;
  const middle = { x: placed.x + placed.width / 2, y: placed.y + placed.height / 2 };
  const side: Side = Math.abs(end.x - before.x) < Math.abs(end.y - before.y) ? (end.y < middle.y ? 'top' : 'bottom') : end.x < middle.x ? 'left' : 'right';
  const vertical = side === 'top' || side === 'bottom';
  const depth = inset(placed, side, vertical ? end.x - middle.x : end.y - middle.y);
  const inward = side === 'top' || side === 'left' ? depth : -depth;
  return vertical ? { x: end.x, y: end.y + inward } : { x: end.x + inward, y: end.y };
}

function classNames(base: string, classes: readonly string[]): string {
  return [base, ...classes.map((name) => `dg-${name}`)].join(' ');
}
