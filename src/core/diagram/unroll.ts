import type { EdgeDescription, FlowchartDescription, NodeDescription } from './flowchart.ts';

/**
 * The same flowchart as a tree, which stays readable where many edges lead to the same nodes. Each node stands once,
 * where the shortest way from `start` meets it. A node without edges of its own (an outcome) is repeated at every edge
 * that leads to it; every other edge to a node that stands elsewhere ends, dotted, in a small reference to that node,
 * with the same link. Nodes that `start` does not lead to follow as trees of their own. Groups are left out.
 */
export function unrollFlowchart(chart: FlowchartDescription, start: string): FlowchartDescription {
  const byId = new Map(chart.nodes.map((node) => [node.id, node]));
  const from = new Map<string, EdgeDescription[]>();
  for (const edge of chart.edges) from.set(edge.from, [...(from.get(edge.from) ?? []), edge]);
  const isLeaf = (id: string): boolean => !from.has(id);
  const roots = [start, ...chart.nodes.map((node) => node.id)];
  const parentEdge = shortestWays(roots, from, isLeaf);

  const nodes: NodeDescription[] = [];
  const edges: EdgeDescription[] = [];
  const used = new Set<string>();
  const nameOf = (edge: EdgeDescription): string => {
    let name = `${edge.from} > ${edge.to}`;
    while (used.has(name)) name += ' ';
    used.add(name);
    return name;
  };
  // Depth first with a stack of our own: a long runbook must not exhaust the engine's.
  const stack: EdgeDescription[] = [];
  const open = (node: NodeDescription): void => {
    nodes.push(node);
    stack.push(...(from.get(node.id) ?? []).toReversed());
  };
  const placed = new Set<string>();
  for (const root of roots) {
    const node = byId.get(root);
    if (!node || placed.has(root) || parentEdge.get(root) !== undefined) continue;
    if (isLeaf(root) && chart.edges.some((edge) => edge.to === root)) continue;
    placed.add(root);
    open(node);
    for (let edge = stack.pop(); edge; edge = stack.pop()) {
      const target = byId.get(edge.to);
      if (!target) throw new Error(`The flowchart names \`${edge.to}\`, which is no node of it.`);
      if (!isLeaf(target.id) && parentEdge.get(target.id) === edge) {
        edges.push(edge);
        placed.add(target.id);
        open(target);
        continue;
      }
      const id = nameOf(edge);
      nodes.push(isLeaf(target.id) ? { ...target, id } : { ...target, id, label: `↪ ${target.label}`, shape: 'round', class: 'muted' });
      edges.push({ ...edge, to: id, ...(!isLeaf(target.id) && { style: 'dotted' as const }) });
    }
  }
  return { title: chart.title, description: chart.description, ...(chart.direction && { direction: chart.direction }), nodes, edges };
}

/** For each node the edge by which it is first met, going breadth first from each root in turn; undefined for roots. */
function shortestWays(
  roots: readonly string[],
  from: ReadonlyMap<string, readonly EdgeDescription[]>,
  isLeaf: (id: string) => boolean,
): ReadonlyMap<string, EdgeDescription | undefined> {
  const ways = new Map<string, EdgeDescription | undefined>();
  for (const root of roots) {
    if (ways.has(root) || isLeaf(root)) continue;
    ways.set(root, undefined);
    const queue = [root];
    for (const id of queue) {
      for (const edge of from.get(id) ?? []) {
        if (ways.has(edge.to) || isLeaf(edge.to)) continue;
        ways.set(edge.to, edge);
        queue.push(edge.to);
      }
    }
  }
  return ways;
}
