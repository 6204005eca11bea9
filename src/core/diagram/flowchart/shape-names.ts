import type { FlowShape } from './model.ts';

/** Mermaid's names, with the aliases of its `@{ shape: … }` syntax; what is not here is drawn as a rectangle. */
const names: Readonly<Record<FlowShape, string>> = {
  'rect': 'square rect process proc rectangle',
  'round': 'round rounded event',
  'stadium': 'stadium terminal pill',
  'subroutine': 'subroutine fr-rect subprocess subproc framed-rectangle',
  'cylinder': 'cylinder cyl db database lin-cyl disk lined-cylinder h-cyl das horizontal-cylinder',
  'circle': 'circle circ sm-circ small-circle start f-circ filled-circle junction',
  'double-circle': 'doublecircle dbl-circ double-circle fr-circ framed-circle stop',
  'diamond': 'diamond diam decision question',
  'hexagon': 'hexagon hex prepare',
  'lean-right': 'lean_right lean-r lean-right in-out',
  'lean-left': 'lean_left lean-l lean-left out-in',
  'trapezoid': 'trapezoid trap-b priority trapezoid-bottom',
  'inverse-trapezoid': 'inv_trapezoid trap-t manual trapezoid-top inv-trapezoid',
  'flag': 'odd rect_left_inv_arrow',
  'ellipse': 'ellipse',
  'document': 'doc document docs documents st-doc stacked-document lin-doc lined-document tag-doc tagged-document',
};

const shapes = new Map(
  Object.entries(names).flatMap(([shape, aliases]) => aliases.split(' ').map((alias) => [alias, shape as FlowShape])),
);

export function shapeOf(type: string | undefined): FlowShape {
  return shapes.get(type ?? 'rect') ?? 'rect';
}
