import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Place } from '../../../src/core/diagnostics/diagnostic.ts';
import { diagnostic } from '../../../src/core/diagnostics/make.ts';
import { compileIncident } from '../../../src/core/incident/compile.ts';
import type { CompileContext } from '../../../src/core/markdown/context.ts';

const folder = new URL('../../fixtures/incidents/good/', import.meta.url);
const path = 'content/incidents/socket-held-by-dead-daemon.md';
const text = await readFile(new URL('socket-held-by-dead-daemon.md', folder), 'utf8');

const drawn: { source: string; place: Place; id: string }[] = [];
const context: CompileContext = {
  pointers: {},
  drawDiagram: async (source, { place, id }) => {
    drawn.push({ source, place, id });
    return { value: { svg: `<svg id="${id}"></svg>`, outline: '<p>read, then look</p>', title: 'How the pid file is read', description: '', width: 40, height: 20 }, diagnostics: [] };
  },
};

async function compiled(content = text) {
  const { value, diagnostics } = await compileIncident({ path, text: content }, context);
  assert.deepEqual(diagnostics, []);
  assert.ok(value);
  return value;
}

async function assertFixture(name: string, actual: string): Promise<void> {
  const file = new URL(name, folder);
  if (process.env['UPDATE']) await writeFile(file, actual);
  assert.equal(actual, await readFile(file, 'utf8'));
}

test('a good record compiles without a word, to what the fixture says', async () => {
  const { sections, ...record } = await compiled();
  await assertFixture('record.json', `${JSON.stringify({ ...record, sections: sections.map(({ html: _, ...section }) => section) }, null, 2)}\n`);
  await assertFixture('sections.html', sections.map(({ slug, html }) => `<!-- ${slug} -->\n${html}\n`).join('\n'));
});

test('a record is plain JSON', async () => {
  const record = await compiled();
  assert.deepEqual(JSON.parse(JSON.stringify(record)), record);
});

test('a record with CRLF and a byte order mark is the same record', async () => {
  assert.deepEqual(await compiled(`\uFEFF${text.replaceAll('\n', '\r\n')}`), await compiled());
});

test('commands are numbered through the file, and have the output that follows', async () => {
  const { commands } = await compiled();
  assert.deepEqual(commands.map(({ anchor, class: found, section, output }) => [anchor, found, section, output?.slice(0, 5)]), [
    ['command-1', 'read-only', 'confirm', 'u_str'],
    ['command-2', 'changes', 'mitigate', undefined],
    ['command-3', 'destroys', 'fix', undefined],
  ]);
});

test('pointers in the list carry what they show', async () => {
  const { pointers } = await compiled();
  assert.deepEqual(pointers.map(({ pointer, note }) => [pointer.symbol, note]), [
    ['New', ''], ['checkPIDFileAlreadyExists', 'the message'], ['New', 'the file is written after the check'],
  ]);
});

test('diagrams are drawn with their place in the file and an id of their own', async () => {
  drawn.length = 0;
  const { sections } = await compiled();
  const line = text.split('\n').indexOf('flowchart TD') + 1;
  assert.deepEqual(drawn.map(({ id, place }) => [id, place.line, place.column]), [['diagram-1', line, 1]]);
  assert.match(sections.find(({ slug }) => slug === 'root-cause')!.html, /<svg id="diagram-1"><\/svg>/);
});

test('what cannot be drawn is reported, and its source stays on the page', async () => {
  const place: Place = { file: path, line: 1, column: 1 };
  const report = diagnostic('incident/no-sample', place, {});
  const { value, diagnostics } = await compileIncident({ path, text }, { pointers: {}, drawDiagram: async () => ({ diagnostics: [report] }) });
  assert.deepEqual(diagnostics, [report]);
  assert.match(value!.sections.find(({ slug }) => slug === 'root-cause')!.html, /<code class="language-mermaid">flowchart TD/);
});

test('links may name sections, headings below them, and commands', async () => {
  const { anchors } = await compiled();
  for (const anchor of ['symptoms', 'roll-back', 'when-it-is-not-there', 'command-3']) assert.ok(anchors.includes(anchor), anchor);
});

test('a record with mistakes in its sections has a value, one with a wrong front matter has none', async () => {
  const sections = await compileIncident({ path, text: text.replace('## Impact', '## Impatc') }, context);
  assert.ok(sections.value && sections.diagnostics.length === 1);
  const fields = await compileIncident({ path, text: text.replace('severity: outage', 'severity: none') }, context);
  assert.equal(fields.value, undefined);
});

test('all mistakes of a file come in one run', async () => {
  const broken = text
    .replace('severity: outage', 'severity: bad')
    .replace('## Impact', '## Impatc')
    .replace('```output', '```outptu')
    .replace('../../runbooks', 'javascript:x/runbooks');
  const { diagnostics } = await compileIncident({ path, text: broken }, context);
  const codes = diagnostics.map(({ code }) => code);
  for (const code of ['front-matter/not-one-of', 'incident/unknown-section', 'fence/unknown-language', 'document/unsafe-link']) {
    assert.ok(codes.includes(code as (typeof codes)[number]), `${code} in ${codes.join()}`);
  }
});
