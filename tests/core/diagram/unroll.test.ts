import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FlowchartDescription } from '../../../src/core/diagram/flowchart.ts';
import { unrollFlowchart } from '../../../src/core/diagram/unroll.ts';

function chart(ids: string, ...edges: readonly string[]): FlowchartDescription {
  return {
    title: 't', description: 'd',
    nodes: ids.split('').map((id) => ({ id, label: `Label ${id}`, href: `#${id}` })),
    edges: edges.map((edge) => ({ from: edge[0]!, to: edge[1]!, label: edge })),
  };
}

const shown = ({ nodes, edges }: FlowchartDescription) => ({
  nodes: nodes.map(({ label }) => label.replace('Label ', '')),
  edges: edges.map(({ from, to, style }) => `${from}${style === 'dotted' ? '.' : '-'}${to}`),
});

test('an outcome is repeated where it is reached, a step stands once', () => {
  const tree = unrollFlowchart(chart('abcx', 'ab', 'ac', 'bx', 'cx', 'cb'), 'a');
  assert.deepEqual(shown(tree), {
    nodes: ['a', 'b', 'x', 'c', 'x', '↪ b'],
    edges: ['a-b', 'b-b > x', 'a-c', 'c-c > x', 'c.c > b'],
  });
  assert.deepEqual(tree.nodes.at(-1), { id: 'c > b', label: '↪ Label b', href: '#b', shape: 'round', class: 'muted' });
});

test('cycles end in a reference, the start too', () => {
  assert.deepEqual(shown(unrollFlowchart(chart('ab', 'ab', 'ba', 'bb'), 'a')), {
    nodes: ['a', 'b', '↪ a', '↪ b'],
    edges: ['a-b', 'b.b > a', 'b.b > b'],
  });
});

test('two edges to the same outcome have an end each, and nodes that are not reached stay', () => {
  const tree = unrollFlowchart(chart('axyz', 'ax', 'ax', 'yx'), 'a');
  assert.deepEqual(shown(tree), { nodes: ['a', 'x', 'x', 'y', 'x', 'z'], edges: ['a-a > x', 'a-a > x ', 'y-y > x'] });
  assert.equal(new Set(tree.nodes.map(({ id }) => id)).size, tree.nodes.length);
});

test('every edge of the chart is an edge of the tree', () => {
  const edges = Array.from({ length: 40 }, (_, index) => 'abcdefghij'[(index * 7) % 10]! + 'abcdefghijxyz'[(index * 5 + 3) % 13]!);
  const tree = unrollFlowchart(chart('abcdefghijxyz', ...edges), 'a');
  assert.deepEqual(tree.edges.map(({ label }) => label).toSorted(), edges.toSorted());
});

test('a chain of thousands of steps is no trouble', () => {
  const nodes = Array.from({ length: 20_000 }, (_, index) => ({ id: `${index}`, label: 'x' }));
  const edges = nodes.slice(1).map(({ id }) => ({ from: `${Number(id) - 1}`, to: id }));
  assert.equal(unrollFlowchart({ title: 't', description: 'd', nodes, edges }, '0').nodes.length, 20_000);
});
