import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { formatDiagnostic } from '../../../src/core/diagnostics/format.ts';
import { compileIncident } from '../../../src/core/incident/compile.ts';
import { randomFrom } from '../../random.ts';

const good = await readFile(new URL('../../fixtures/incidents/good/socket-held-by-dead-daemon.md', import.meta.url), 'utf8');
const path = 'content/incidents/fuzz.md';

const bits = ['```', '---', '\n', '\n\n', '"', '<', '>', '[', '](', ')', '`', '|', '#', '## ', '- ', ':', '\t', '\\', '*', '&', '{', '}', '\0', '\uFFFD', '\uD83D', '<!--', '    ', '![', 'log signature', '<nothing more>', 'not:', '=', '$(', '~~~'];

/** One to eight changes: remove a piece, repeat a piece elsewhere, put in markup, change a character. */
function mutate(text: string, random: (limit: number) => number): string {
  let result = text;
  for (let left = 1 + random(8); left > 0; left--) {
    const at = random(result.length + 1);
    const length = random(80);
    const piece = result.slice(at, at + length);
    const to = random(result.length + 1);
    const change = random(4);
    if (change === 0) result = result.slice(0, at) + result.slice(at + length);
    else if (change === 1) result = result.slice(0, to) + piece + result.slice(to);
    else if (change === 2) result = result.slice(0, at) + bits[random(bits.length)]! + result.slice(at);
    else result = result.slice(0, at) + String.fromCharCode(random(0x3000)) + result.slice(at + 1);
  }
  return result;
}

/** Compiles, and prints every diagnostic: neither throws, and each place lies in the file. */
async function assertQuiet(text: string, name: string): Promise<void> {
  try {
    const { diagnostics } = await compileIncident({ path, text }, { pointers: {}, drawDiagram: async () => ({ diagnostics: [] }) });
    const lines = text.split(/\r\n|\r|\n/).length;
    for (const found of diagnostics) {
      formatDiagnostic(found, text, { color: false, width: 40 });
      assert.ok(found.place.line >= 1 && found.place.line <= lines && found.place.column >= 1, `${found.code} at ${found.place.line}:${found.place.column}`);
    }
  } catch (error) {
    throw new Error(`${name} fails on ${JSON.stringify(text)}`, { cause: error });
  }
}

test('mutations of a good record never throw', async () => {
  for (let seed = 1; seed <= 400; seed++) await assertQuiet(mutate(good, randomFrom(seed)), `mutation ${seed}`);
});

test('random text never throws', async () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = randomFrom(seed * 7919);
    const text = Array.from({ length: random(60) }, () => (random(3) === 0 ? String.fromCharCode(random(0x10000)) : bits[random(bits.length)]!)).join('');
    await assertQuiet(text, `random ${seed}`);
    await assertQuiet(`---\n${text}\n---\n\n${text}`, `random front matter ${seed}`);
  }
});
