import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { analyseShell } from '../../../src/core/shell/analyse.ts';

// One command a line in corpus/<class>.txt; ⏎ stands for a line break, a line with ## is a heading.
const folder = new URL('corpus/', import.meta.url);

for (const file of readdirSync(folder).sort()) {
  const expected = file.replace('.txt', '');
  test(`every command of ${file} is ${expected}`, () => {
    const lines = readFileSync(new URL(file, folder), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('## '));
    const wrong = lines.flatMap((line) => {
      const { class: found, errors, effects } = analyseShell(line.replaceAll('⏎', '\n'));
      if (found === expected && errors.length === 0) return [];
      return [`${line}\n  is ${found}: ${[...errors.map((error) => error.message), ...effects.map((effect) => effect.reason)].join('; ')}`];
    });
    assert.deepEqual(wrong, []);
  });
}

test('the corpus has more than a thousand commands', () => {
  const count = readdirSync(folder).reduce((sum, file) => sum + readFileSync(new URL(file, folder), 'utf8').split('\n').filter((line) => line && !line.startsWith('## ')).length, 0);
  assert.ok(count > 1000, `${count}`);
});
