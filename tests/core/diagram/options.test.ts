import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawMermaid } from '../../../src/core/diagram/draw.ts';

const source = 'flowchart TD\n  accTitle: Two steps\n  accDescr: One leads to the other.\n  a["First <pid>"] --> b\n  click a href "../x.md#step"';

test('ids carry the prefix, and differ between diagrams without one', async () => {
  const { value } = await drawMermaid(source, { id: 'my id"<' });
  const ids = [...(value!.svg + value!.outline).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  assert.deepEqual(ids, ['my-id---title', 'my-id---desc', 'my-id---1', 'my-id---2']);
  const [one, two] = [await drawMermaid(source), await drawMermaid(source.replace('Two', 'Some'))];
  assert.notEqual(/ id="([^"]*)"/.exec(one.value!.svg)![1], / id="([^"]*)"/.exec(two.value!.svg)![1]);
});

test('title, description and size are told and written', async () => {
  const { value } = await drawMermaid(source, { id: 'd' });
  const { svg, title, description, width, height } = value!;
  assert.deepEqual([title, description], ['Two steps', 'One leads to the other.']);
  assert.match(svg, new RegExp(`viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`));
  assert.match(svg, /aria-labelledby="d-title" aria-describedby="d-desc"/);
  assert.match(svg, /<title id="d-title">Two steps<\/title><desc id="d-desc">One leads to the other.<\/desc>/);
  assert.match(svg, />First &lt;pid&gt;<\/text>/);
});

test('links are kept as written, resolved, or dropped', async () => {
  const kept = await drawMermaid(source);
  assert.match(kept.value!.svg, /<a href="..\/x.md#step" class="dg-node">/);
  // Links inside an img are hidden from screen readers.
  assert.match(kept.value!.svg, / role="group"/);
  const resolved = await drawMermaid(source, { resolveLink: (href) => href.replace('.md', '.html') });
  assert.match(resolved.value!.svg, /<a href="..\/x.html#step"/);
  assert.match(resolved.value!.outline, /<a href="..\/x.html#step"/);
  const dropped = await drawMermaid(source, { links: 'drop' });
  assert.doesNotMatch(dropped.value!.svg, /<a /);
  assert.match(dropped.value!.svg, / role="img"/);
});

test('a resolver cannot bring in a script', async () => {
  const { value } = await drawMermaid(source, { resolveLink: () => 'javascript:alert(1)' });
  assert.doesNotMatch(value!.svg + value!.outline, /javascript/);
});
