import type { FlowchartDb, MermaidSubGraph, MermaidVertex } from '../mermaid/databases.ts';
import { plainText } from '../mermaid/plain-text.ts';
import type { Tip } from '../svg/edge-path.ts';
import { isSemanticClass, type SemanticClass } from '../svg/palette.ts';
import type { Direction, FlowEdge, Flowchart, FlowGroup, FlowNode } from './model.ts';
import { shapeOf } from './shape-names.ts';

/** A flowchart, and what its source asks for that is not drawn: for diagnostics. */
export interface ReadFlowchart {
  readonly chart: Flowchart;
  /** Links as written; not yet judged. */
  readonly links: ReadonlyMap<string, string>;
  /** Ids of the nodes that shall call a script. */
  readonly calls: readonly string[];
  /** Class names without a meaning here, each with the first node that has it. */
  readonly unknownClasses: ReadonlyMap<string, string>;
  /** Ids of the nodes with colours of their own. */
  readonly styled: readonly string[];
}

/** Mermaid's flowchart database as a model of our own. */
export function readFlowchart(database: FlowchartDb): ReadFlowchart {
  const parents = parentsOf(database.getSubGraphs());
  // A subgraph with nothing in it is drawn as a node.
  const groupIds = new Set(parents.values());
  const subGraphs = database.getSubGraphs().filter((group) => groupIds.has(group.id));
  const unknownClasses = new Map<string, string>();
  const classesOf = (id: string, names: readonly string[]): SemanticClass[] => {
    // `clickable` is mermaid's own mark for links, `default` its name for all nodes.
    for (const name of names) {
      if (!isSemanticClass(name) && !unknownClasses.has(name) && name !== 'clickable' && name !== 'default') unknownClasses.set(name, id);
    }
    return [...new Set(names.filter(isSemanticClass))];
  };
  const vertices = [...verticesOf(database)].filter((vertex) => !groupIds.has(vertex.id));
  const nodes = vertices.map((vertex): FlowNode => {
    const group = parents.get(vertex.id);
    return {
      id: vertex.id,
      label: plainText(String(vertex.text ?? vertex.id), vertex.labelType === 'markdown'),
      shape: shapeOf(vertex.type),
      classes: classesOf(vertex.id, vertex.classes),
      ...(group !== undefined && { group }),
    };
  });
  const groups = subGraphs.map((subGraph): FlowGroup => {
    const group = parents.get(subGraph.id);
    return {
      id: subGraph.id,
      title: plainText(subGraph.title, subGraph.labelType === 'markdown'),
      classes: classesOf(subGraph.id, subGraph.classes),
      ...(group !== undefined && { group }),
    };
  });
  return {
    chart: { direction: directionOf(database.getDirection()), nodes, groups, edges: edgesOf(database) },
    links: new Map(vertices.flatMap((vertex) => (vertex.link === undefined ? [] : [[vertex.id, plainText(vertex.link)]]))),
    calls: vertices.filter((vertex) => vertex.haveCallback).map((vertex) => vertex.id),
    unknownClasses,
    styled: vertices.filter((vertex) => vertex.styles.length > 0).map((vertex) => vertex.id),
  };
}

/** Every node, also one that only a subgraph or an edge names. */
function* verticesOf(database: FlowchartDb): Generator<MermaidVertex> {
  const seen = new Set(database.getVertices().keys());
  const titles = new Map(database.getSubGraphs().map((group) => [group.id, group.title]));
  for (const vertex of database.getVertices().values()) yield { ...vertex, text: titles.get(vertex.id) ?? vertex.text };
  const named = [
    ...database.getSubGraphs().flatMap((group) => [...group.nodes, group.id]),
    ...database.getEdges().flatMap((edge) => [edge.start, edge.end]),
  ];
  for (const id of named) {
    if (seen.has(id)) continue;
    seen.add(id);
    yield { id, text: titles.get(id) ?? id, classes: [], styles: [] };
  }
}

/** The innermost group of each member; a group never comes to stand inside itself. */
function parentsOf(groups: readonly MermaidSubGraph[]): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  for (const group of groups) {
    for (const member of group.nodes) {
      if (parents.has(member) || holds(member, group.id)) continue;
      parents.set(member, group.id);
    }
  }
  return parents;

  function holds(ancestor: string, id: string): boolean {
    for (let current: string | undefined = id; current !== undefined; current = parents.get(current)) {
      if (current === ancestor) return true;
    }
    return false;
  }
}

function edgesOf(database: FlowchartDb): FlowEdge[] {
  return database.getEdges().map((edge) => {
    const { type = 'arrow_point', stroke } = edge;
    const both = type.startsWith('double_');
    const tip = tips[type.replace('double_', '')] ?? 'arrow';
    return {
      from: edge.start,
      to: edge.end,
      label: plainText(edge.text, edge.labelType === 'markdown'),
      stroke: stroke === 'dotted' || stroke === 'thick' || stroke === 'invisible' ? stroke : 'solid',
      startTip: both ? tip : 'none',
      endTip: tip,
    };
  });
}

const tips: Readonly<Record<string, Tip>> = { arrow_open: 'none', arrow_point: 'arrow', arrow_circle: 'circle', arrow_cross: 'cross' };

function directionOf(direction: string | undefined): Direction {
  if (direction === 'LR') return 'right';
  if (direction === 'RL') return 'left';
  return direction === 'BT' ? 'up' : 'down';
}
