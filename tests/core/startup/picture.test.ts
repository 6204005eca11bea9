import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptStages } from '../../../src/core/startup/align.ts';
import { drawVersions } from '../../../src/core/startup/picture/draw.ts';
import { arrangeRows } from '../../../src/core/startup/picture/rows.ts';
import { assertWellFormed } from '../diagram/well-formed.ts';
import { orderOf } from './orders.ts';

const listOf = (letters: string) => [...letters].map((stage) => ({ stage }));

test('a line runs level where its step keeps its place, and crosses where it has moved', () => {
  const { columns, count } = arrangeRows([listOf('abcd'), listOf('axbd'), listOf('adxb')]);
  const words = columns.map((rows) => [...rows].map(([stage, row]) => stage + row).join(' '));
  assert.deepEqual(words, ['a0 b3 c4 d5', 'a0 x2 b3 d5', 'a0 d1 x2 b3']);
  assert.equal(count, 6);
});

test('in every column rows follow the order; what is kept stays in its row', () => {
  let seed = 3;
  const next = (limit: number) => (seed = (seed * 48271) % 2147483647) % limit;
  for (let round = 0; round < 100; round++) {
    let order = listOf('abcdefghij');
    const orders = [order];
    for (let column = 0; column < 5; column++) {
      order = order.filter(() => next(9) > 0);
      const [from, to] = [next(order.length), next(order.length)];
      order.splice(to, 0, ...order.splice(from, 1));
      if (next(2) > 0) order.splice(next(order.length), 0, { stage: `new${column}` });
      orders.push(order = [...order]);
    }
    const { columns, count } = arrangeRows(orders);
    for (const [index, steps] of orders.entries()) {
      const rows = steps.map(({ stage }) => columns[index]!.get(stage)!);
      assert.deepEqual(rows, [...new Set(rows)].sort((a, b) => a - b), 'rows rise');
      assert.equal(columns[index]!.size, steps.length);
      assert.ok(Math.max(...rows) < count);
      if (index === 0) continue;
      for (const stage of keptStages(orders[index - 1]!, steps)) assert.equal(columns[index]!.get(stage), columns[index - 1]!.get(stage), stage);
    }
  }
});

const pictured = [
  orderOf('v1.0.0', [['start', '    name: Read <it> & "that"\n'], 'dump', 'read', 'old', 'serve']),
  orderOf('v2.0.0', [['start', '    name: Read <it> & "that"\n'], 'read', 'serve', 'dump', 'new']),
];

test('the picture is safe markup and says every number and name', () => {
  const { svg, width, height } = drawVersions(pictured, 'p');
  assertWellFormed(svg);
  assert.match(svg, new RegExp(`viewBox="0 0 ${width} ${height}"`));
  assert.equal(svg.match(/<tspan /g)!.length, 10);
  for (const text of ['Read &lt;it&gt; &amp; &quot;that&quot;', 'Step dump', 'Step old', 'Step new', '1.0.0', '2.0.0', '5 steps']) assert.ok(svg.includes(`>${text}<`), text);
  assert.equal(svg.match(/class="vp-line vp-moved/g)!.length, 1, 'one line moved');
  assert.equal(svg.match(/class="vp-new"/g)!.length, 1);
  assert.equal(svg.match(/class="vp-gone"/g)!.length, 1);
  assert.equal(drawVersions(pictured, 'p').svg, svg);
});

test('a line that neither enters nor leaves the picture has its name where its row is free', () => {
  const orders = [orderOf('v1.0.0', ['start', 'end']), orderOf('v2.0.0', ['start', 'x', 'end']), orderOf('v3.0.0', ['start', 'end'])];
  assert.match(drawVersions(orders, 'p').svg, />Step x<\/text>/);
});

test('a step that goes and comes again has two lines', () => {
  const orders = [orderOf('v1.0.0', ['start', 'x', 'end']), orderOf('v2.0.0', ['start', 'end']), orderOf('v3.0.0', ['start', 'x', 'end'])];
  const { svg } = drawVersions(orders, 'p');
  assert.equal(svg.match(/class="vp-new"/g)!.length, 1);
  assert.equal(svg.match(/class="vp-gone"/g)!.length, 1);
});
