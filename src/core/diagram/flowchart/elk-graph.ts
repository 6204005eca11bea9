import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import { wrapText, type Font, type TextBlock } from '../text/wrap.ts';
import { membersOf } from './members.ts';
import type { Direction, Flowchart, FlowNode } from './model.ts';
import { shapes } from './shapes.ts';

const nodeFont: Font = { size: 14, rowHeight: 18, weight: 'regular' };
const edgeFont: Font = { size: 13, rowHeight: 16, weight: 'regular' };
const groupFont: Font = { size: 13, rowHeight: 17, weight: 'bold' };
/**
 * Widest row, pixels. A diamond grows with its text in both directions, so it wraps sooner; and in a flowchart
 * from left to right the texts of all nodes and edges on the way add up.
 */
const widest = { node: 210, edge: 150, sidewaysNode: 180, sidewaysEdge: 120, diamond: 130, circle: 110, group: 260 } as const;
const groupPad = 16;
/** With more edges than this the search for fewer crossings is cut short, or it would take seconds. */
const large = 120;

const modelOrder = 'elk.layered.considerModelOrder.strategy';

const directions: Readonly<Record<Direction, string>> = { down: 'DOWN', up: 'UP', right: 'RIGHT', left: 'LEFT' };

const options: Readonly<Record<string, string>> = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.edgeCoords': 'ROOT',
  'elk.json.shapeCoords': 'ROOT',
  'elk.randomSeed': '1',
  'elk.padding': '[top=12,left=12,bottom=12,right=12]',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.edgeLabel': '6',
  'elk.spacing.labelNode': '8',
  'elk.spacing.nodeSelfLoop': '20',
  'elk.spacing.componentComponent': '36',
  'elk.layered.spacing.nodeNodeBetweenLayers': '36',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '14',
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.layered.nodePlacement.bk.edgeStraightening': 'IMPROVE_STRAIGHTNESS',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
  // An edge back to an earlier step comes in at the top like every other.
  'elk.layered.feedbackEdges': 'true',
};

/** The wrapped texts, in the order of the chart. */
export interface Texts {
  readonly nodes: readonly TextBlock[];
  readonly groups: readonly TextBlock[];
  readonly edges: readonly TextBlock[];
}

export function wrapTexts(chart: Flowchart): Texts {
  const sideways = isSideways(chart);
  return {
    nodes: chart.nodes.map((node) => wrapText(node.label, nodeFont, widthFor(node, sideways))),
    groups: chart.groups.map((group) => wrapText(group.title, groupFont, widest.group, 3)),
    edges: chart.edges.map((edge) => wrapText(edge.label, edgeFont, sideways ? widest.sidewaysEdge : widest.edge, 8)),
  };
}

/** The chart as a graph of ELK's, with sizes and options. */
export function buildGraph(chart: Flowchart, texts: Texts): ElkNode {
  const ids = idsOf(chart);
  const direction = {
    'elk.direction': directions[chart.direction],
    // Rows of text need less air above and below than beside them.
    'elk.spacing.nodeNode': isSideways(chart) ? '16' : '28',
    // Only then do separate parts without groups stand beside each other, each from the top.
    ...(chart.groups.length > 0 && { 'elk.hierarchyHandling': 'INCLUDE_CHILDREN' }),
  };
  const members = membersOf(chart);
  const nodeTexts = new Map(chart.nodes.map((node, index) => [node.id, texts.nodes[index]!]));
  const groupTexts = new Map(chart.groups.map((group, index) => [group.id, texts.groups[index]!]));
  const childrenOf = (parent: string | undefined): ElkNode[] =>
    (members.get(parent) ?? []).map((member): ElkNode => {
      if ('node' in member) {
        const { width, height } = nodeTexts.get(member.node.id)!;
        return { id: ids.get(member.node.id)!, ...shapes[member.node.shape].size(width, height) };
      }
      const { id } = member.group;
      return { id: ids.get(id)!, children: childrenOf(id), layoutOptions: { ...groupOptions(groupTexts.get(id)!), ...direction } };
    });
  return {
    id: 'root',
    layoutOptions: {
      ...options,
      ...direction,
      [modelOrder]: 'NODES_AND_EDGES',
      'elk.layered.considerModelOrder.components': 'MODEL_ORDER',
      'elk.layered.thoroughness': chart.edges.length > large ? '2' : '7',
    },
    children: childrenOf(undefined),
    edges: chart.edges.map((edge, index): ElkExtendedEdge => {
      const text = texts.edges[index]!;
      const labels = [{ text: ' ', width: text.width + 8, height: text.height + 4, layoutOptions: { 'elk.edgeLabels.inline': 'true' } }];
      return { id: `e${index}`, sources: [ids.get(edge.from)!], targets: [ids.get(edge.to)!], ...(text.width > 0 && { labels }) };
    }),
  };
}

/** ELK does not hand the root's options down. All but the model order, on which it fails in groups. */
function groupOptions(title: TextBlock): Record<string, string> {
  const top = groupPad + (title.height > 0 ? title.height + 6 : 0);
  return {
    ...options,
    'elk.padding': `[top=${top},left=${groupPad},bottom=${groupPad},right=${groupPad}]`,
    'elk.nodeSize.constraints': 'MINIMUM_SIZE',
    'elk.nodeSize.minimum': `(${title.width + 2 * groupPad},40)`,
  };
}

function isSideways({ direction }: Flowchart): boolean {
  return direction === 'left' || direction === 'right';
}

function widthFor(node: FlowNode, sideways: boolean): number {
  if (node.shape === 'diamond') return widest.diamond;
  return node.shape === 'circle' || node.shape === 'double-circle' ? widest.circle : sideways ? widest.sidewaysNode : widest.node;
}

/** ELK's ids: a node and a group of an author's may not be told apart otherwise. */
export function idsOf(chart: Flowchart): ReadonlyMap<string, string> {
  return new Map([
    ...chart.nodes.map((node, index) => [node.id, `n${index}`] as const),
    ...chart.groups.map((group, index) => [group.id, `g${index}`] as const),
  ]);
}

/** ELK fails on some graphs with groups when it keeps to the order of the source; without, it can place them. */
export function withoutModelOrder(graph: ElkNode): ElkNode {
  return { ...graph, layoutOptions: { ...graph.layoutOptions, [modelOrder]: 'NONE' } };
}
