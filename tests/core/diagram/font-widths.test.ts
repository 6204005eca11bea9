import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { measureText } from '../../../src/core/diagram/text/measure.ts';
import { generateFontWidths } from './generate-font-widths.ts';

const table = new URL('../../../src/core/diagram/text/font-widths.ts', import.meta.url);

test('the width table is what the font says', async () => {
  const generated = await generateFontWidths();
  if (process.env['UPDATE'] === '1') await writeFile(table, generated);
  assert.equal(await readFile(table, 'utf8'), generated);
});

test('text is measured in pixels, Chinese as one em, marks as nothing', () => {
  assert.equal(measureText('', 14), 0);
  assert.equal(measureText('容器', 14), 28);
  assert.equal(Math.round(measureText('docker ps', 100)), 434);
  assert.ok(measureText('docker', 14, 'bold') > measureText('docker', 14));
  assert.equal(measureText('e\u0301', 10), measureText('e', 10));
});
