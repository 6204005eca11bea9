import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { drawMermaid } from '../../../src/core/diagram/draw.ts';

const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name, 'input.mmd');

test('diagrams drawn at the same time do not mix, and repeats give the same bytes', async () => {
  const sources = await Promise.all(['decision-tree', 'docker-ps-sequence', 'chinese'].map((name) => readFile(fixture(name), 'utf8')));
  const one = [];
  for (const source of sources) one.push((await drawMermaid(source)).value);
  const together = await Promise.all([...sources, ...sources].map((source) => drawMermaid(source)));
  assert.deepEqual(together.map(({ value }) => value), [...one, ...one]);
  assert.equal(new Set(one.map((drawing) => drawing!.title)).size, 3);
});

test('another process with another locale and time zone gives the same bytes', async () => {
  const program = `
    import { readFile } from 'node:fs/promises';
    import { drawMermaid } from ${JSON.stringify(join(import.meta.dirname, '../../../src/core/diagram/draw.ts'))};
    const { value } = await drawMermaid(await readFile(${JSON.stringify(fixture('decision-tree'))}, 'utf8'));
    process.stdout.write(value.svg + value.outline);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Asia/Tokyo' },
  });
  const { value } = await drawMermaid(await readFile(fixture('decision-tree'), 'utf8'));
  assert.equal(stdout, value!.svg + value!.outline);
});

test('no browser is left behind', async () => {
  await drawMermaid('sequenceDiagram\n  box Aqua Servers\n  participant a\n  end\n  a->>a: x');
  await drawMermaid('flowchart TD\n  a["<pid>"]');
  assert.equal('window' in globalThis, false);
  assert.equal('document' in globalThis, false);
  const { default: purifier } = await import('dompurify');
  assert.equal(Object.hasOwn(purifier, 'sanitize'), false);
});

test('a colour before the title of a box is no part of the title', async () => {
  const { value } = await drawMermaid('sequenceDiagram\n  box Aqua Servers\n  participant a\n  end\n  a->>a: x');
  assert.match(value!.outline, /Servers \(a\)/);
  assert.doesNotMatch(value!.outline, /Aqua/);
});
