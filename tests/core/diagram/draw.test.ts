import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { drawMermaid } from '../../../src/core/diagram/draw.ts';
import type { Diagnostic } from '../../../src/core/diagnostics/diagnostic.ts';
import { assertWellFormed } from './well-formed.ts';

const folder = join(import.meta.dirname, 'fixtures');
const update = process.env['UPDATE'] === '1';

for (const name of await readdir(folder)) {
  test(`draws ${name}`, async () => {
    const source = await readFile(join(folder, name, 'input.mmd'), 'utf8');
    const { value, diagnostics } = await drawMermaid(source, { id: 'd', place: { file: 'page.md', line: 10, column: 1 } });
    assert.ok(value, 'a drawing');
    await compare(name, 'expected.svg', value.svg.replaceAll('><', '>\n<'));
    await compare(name, 'expected.outline.html', value.outline.replaceAll('<li', '\n<li'));
    await compare(name, 'expected.diagnostics.txt', diagnostics.map(line).join(''));
    assertWellFormed(value.svg);
    assertWellFormed(value.outline);
    // The size that is published: a page shows several of these.
    assert.ok(value.svg.length < 20_000, `${value.svg.length} bytes`);
  });
}

async function compare(name: string, file: string, actual: string): Promise<void> {
  const path = join(folder, name, file);
  if (update) return writeFile(path, actual);
  assert.equal(actual, await readFile(path, 'utf8'), `${name}/${file} (UPDATE=1 rewrites it)`);
}

function line({ severity, code, place, message }: Diagnostic): string {
  return `${place.line}:${place.column} ${severity} ${code} ${message}\n`;
}
