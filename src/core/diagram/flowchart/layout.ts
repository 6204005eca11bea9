import type { ELK, ElkNode } from 'elkjs/lib/elk-api.js';
import type { Box, Point } from '../svg/geometry.ts';
import type { TextBlock } from '../text/wrap.ts';
import { buildGraph, idsOf, withoutModelOrder, wrapTexts, type Texts } from './elk-graph.ts';
import type { FlowEdge, Flowchart, FlowGroup, FlowNode } from './model.ts';
import { straighten } from './straighten.ts';

/** Everything with its place; pixels, origin at the top left of the picture. */
export interface FlowLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly groups: readonly PlacedGroup[];
  readonly edges: readonly RoutedEdge[];
}

export interface PlacedNode extends Box {
  readonly node: FlowNode;
  readonly text: TextBlock;
}

export interface PlacedGroup extends Box {
  readonly group: FlowGroup;
  readonly text: TextBlock;
}

export interface RoutedEdge {
  readonly edge: FlowEdge;
  /** From the source's box to the target's, right-angled. */
  readonly points: readonly Point[];
  readonly label?: Box & { readonly text: TextBlock };
}

/**
 * Places a flowchart with ELK's layered algorithm: edges at right angles, order as in the source.
 * Rejects when ELK cannot arrange the graph.
 */
export async function layOutFlowchart(chart: Flowchart): Promise<FlowLayout> {
  const elk = await (engine ??= loadEngine());
  const texts = wrapTexts(chart);
  const draft = (): ElkNode => buildGraph(chart, texts);
  const root = await elk.layout(draft()).catch(() => elk.layout(withoutModelOrder(draft())));
  return readLayout(chart, root, texts);
}

let engine: Promise<ELK> | undefined;

async function loadEngine(): Promise<ELK> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  return new Elk();
}

function readLayout(chart: Flowchart, root: ElkNode, texts: Texts): FlowLayout {
  const boxes = new Map<string, Box>();
  const visit = (node: ElkNode): void => {
    boxes.set(node.id, placeOf(node));
    node.children?.forEach(visit);
  };
  visit(root);
  const ids = idsOf(chart);
  const routed = new Map((root.edges ?? []).map((edge) => [edge.id, edge]));
  const edges = chart.edges.map((edge, index) => {
    const { sections, labels } = routed.get(`e${index}`)!;
    const points = rightAngled((sections ?? []).flatMap(({ startPoint, bendPoints, endPoint }) => [startPoint, ...(bendPoints ?? []), endPoint]));
    const label = labels?.[0] && { label: { ...placeOf(labels[0]), text: texts.edges[index]! } };
    return { edge, points, from: boxes.get(ids.get(edge.from)!)!, to: boxes.get(ids.get(edge.to)!)!, ...label };
  });
  straighten(edges);
  return {
    width: Math.ceil(root.width ?? 0),
    height: Math.ceil(root.height ?? 0),
    nodes: chart.nodes.map((node, index) => ({ node, text: texts.nodes[index]!, ...boxes.get(`n${index}`)! })),
    groups: chart.groups.map((group, index) => ({ group, text: texts.groups[index]!, ...boxes.get(`g${index}`)! })),
    edges,
  };
}

/** ELK's sums are off by a little here and there; a line that is not quite upright would be taken for a slope. */
function rightAngled(route: readonly Point[]): Point[] {
  const points: Point[] = [];
  for (const { x, y } of route) {
    const last = points.at(-1) ?? { x, y };
    points.push({ x: Math.abs(x - last.x) < 0.5 ? last.x : x, y: Math.abs(y - last.y) < 0.5 ? last.y : y });
  }
  return points;
}

function placeOf({ x = 0, y = 0, width = 0, height = 0 }: Partial<Box>): Box {
  return { x, y, width, height };
}
