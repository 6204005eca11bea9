import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readEvidence } from '../../../src/core/evidence/read-evidence.ts';
import { mayHaveEvidence } from '../../../src/core/evidence/signs.ts';
import { testContext } from './test-context.ts';

const folder = join(import.meta.dirname, 'fixtures');

for (const name of readdirSync(folder).sort()) {
  test(`reads ${name}`, () => {
    const text = readFileSync(join(folder, name, 'input.txt'), 'utf8');
    const evidence = readEvidence(text, testContext);
    const file = join(folder, name, 'expected.json');
    if (process.env['UPDATE']) writeFileSync(file, `${JSON.stringify(evidence, null, 2)}\n`);
    assert.deepEqual(JSON.parse(JSON.stringify(evidence)), JSON.parse(readFileSync(file, 'utf8')));
    for (const end of ['\r\n', '\r']) assert.deepEqual(readEvidence(text.replaceAll('\n', end), testContext), evidence, JSON.stringify(end));
    if (evidence.length > 0) assert.ok(mayHaveEvidence(text), 'what is read must be announced by a sign');
  });
}
