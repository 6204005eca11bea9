import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import initWabt from 'wabt';

const source = new URL('../../../src/core/signature/four-parts.wat', import.meta.url);
const compiled = new URL('../../../src/core/signature/four-parts-module.ts', import.meta.url);

test('the compiled inner loop is what its source says', async () => {
  const wabt = await initWabt();
  const module = wabt.parseWat('four-parts.wat', await readFile(source, 'utf8'));
  module.validate();
  const base64 = Buffer.from(module.toBinary({}).buffer).toString('base64');
  const generated = `// Generated from four-parts.wat by UPDATE=1 node --test tests/core/signature/four-parts.test.ts. Kept in git, so that a
// clone runs without a compiler for it; the test compares the two.

/** The module in base64. */
export const fourPartsModule =
${base64.match(/.{1,140}/g)!.map((line) => `  '${line}'`).join(' +\n')};
`;
  if (process.env['UPDATE'] === '1') await writeFile(compiled, generated);
  assert.equal(await readFile(compiled, 'utf8'), generated);
});
