import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawMermaid } from '../../../src/core/diagram/draw.ts';
import { flowchartSource, type FlowchartDescription } from '../../../src/core/diagram/flowchart.ts';

const hostile = [
  'end', 'Read /proc/<pid>/stack', 'say "hi"', '`code` and **bold**', '[a](b){c}', 'a | b', '#quot; #35; #', 'x; y', '%%{init}%% %% c',
  'style: #35; x;', 'classDef a:#1;', 'a --> b', '<br/> <b>x</b> <script>alert(1)</script>', '\\n C:\\new', '&lt;id&gt; &amp;', '容器没有响应',
  'click x', ':::known', 'ﬂ°°35¶ß', "it's", '1. graph', '*em* _em_ __init__', 'subgraph', '🐳 whale', '\u0007bell', '@{ shape: x }', 'a=b,c',
];

const all: FlowchartDescription = {
  title: 'Title: "x"; #1 <pid> style: #35; y; {',
  description: 'Two rows\nand %% more } end',
  nodes: hostile.map((label, index) => ({ id: ['end', 'style-x', 'graph', '容器', 'a b', 'o', 'x'][index] ?? `node-${index}`, label, href: `#node-${index};x` })),
  edges: hostile.map((label, index) => ({ from: idAt(index), to: idAt((index + 1) % hostile.length), label })),
  groups: [{ id: 'subgraph', title: 'end [x] "y"', nodes: [idAt(4), idAt(5), 'inner'] }, { id: 'inner', title: '', nodes: [idAt(6)] }],
};

function idAt(index: number): string {
  return ['end', 'style-x', 'graph', '容器', 'a b', 'o', 'x'][index] ?? `node-${index}`;
}

test('any text comes through mermaid unchanged, as label, edge, group, title and link', async () => {
  const { value, diagnostics } = await drawMermaid(flowchartSource(all), { id: 'd' });
  assert.deepEqual(diagnostics, []);
  assert.ok(value);
  assert.equal(value.title, all.title);
  assert.equal(value.description, 'Two rows and %% more } end');
  const texts = value.outline.replace(/<(?:"[^"]*"|[^>"])*>/g, '\n').replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
  for (const label of hostile) {
    const shown = label.replace('\u0007', '');
    assert.ok(texts.includes(`\n${shown}\n`), `node: ${shown}`);
    assert.ok(texts.includes(`\n${shown} → `), `edge: ${shown}`);
  }
  assert.ok(texts.includes('\nend [x] "y"\n'), 'group');
  for (const index of hostile.keys()) assert.ok(value.outline.includes(`href="#node-${index};x"`), `link ${index}`);
});

test('shapes, styles, classes and direction are those of mermaid', async () => {
  const source = flowchartSource({
    title: 't', description: 'd', direction: 'LR',
    nodes: [
      { id: 'a', label: 'A', shape: 'stadium', class: 'start' }, { id: 'b', label: 'B', shape: 'diamond' },
      { id: 'c', label: 'C', shape: 'hexagon', class: 'known' }, { id: 'd', label: 'D', shape: 'cylinder' },
    ],
    edges: [
      { from: 'a', to: 'b' }, { from: 'b', to: 'c', label: 'yes', style: 'dotted' },
      { from: 'b', to: 'd', label: 'no', style: 'thick' }, { from: 'c', to: 'd', style: 'open' }, { from: 'a', to: 'd', label: 'x', style: 'invisible' },
    ],
  });
  assert.equal(source, `flowchart LR
  accTitle: t
  accDescr: d
  s_a(["A"]):::start
  s_b{"B"}
  s_c{{"C"}}:::known
  s_d[("D")]
  s_a --> s_b
  s_b -.->|"yes"| s_c
  s_b ==>|"no"| s_d
  s_c --- s_d
  s_a ~~~ s_d
`);
  assert.deepEqual((await drawMermaid(source)).diagnostics, []);
});

test('a group stands where the first of its nodes does', () => {
  const source = flowchartSource({
    title: 't', description: 'd', edges: [],
    nodes: [{ id: 'a', label: '1' }, { id: 'b', label: '2' }, { id: 'c', label: '3' }],
    groups: [{ id: 'g', title: 'G', nodes: ['b'] }],
  });
  assert.ok(source.indexOf('s_a[') < source.indexOf('subgraph s_g') && source.indexOf('subgraph s_g') < source.indexOf('s_c['));
});

test('an unknown id is our own bug and throws', () => {
  assert.throws(() => flowchartSource({ title: 't', description: 'd', nodes: [], edges: [{ from: 'x', to: 'y' }] }), /`x`/);
});
