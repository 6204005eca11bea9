import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { compileMatcher } from '../../src/core/signature/match.ts';
import { loadKnowledgeBase } from '../../src/node/load-knowledge-base.ts';

/** `<record>/<paste>.txt`: pastes that the signatures were not written from; `none` holds look-alikes that no record may claim. */
const pastes = fileURLToPath(new URL('../fixtures/pastes/', import.meta.url));
const { kb } = await loadKnowledgeBase(fileURLToPath(new URL('../..', import.meta.url)));
const matcher = compileMatcher(kb.incidents.flatMap((record) => record.signatures));

for (const folder of (await readdir(pastes)).sort()) {
  test(`pastes of ${folder}`, async () => {
    const wrong: Record<string, readonly string[]> = {};
    for (const name of (await readdir(join(pastes, folder))).sort()) {
      const text = await readFile(join(pastes, folder, name), 'utf8');
      const named = [...new Set(matcher.match(text).map((match) => match.record))];
      if (named.join() !== (folder === 'none' ? '' : folder)) wrong[name] = named;
    }
    assert.deepEqual(wrong, {});
  });
}

/** Wrapped at `width` between words, without a blank at the end of a line. */
function wrapped(text: string, width: number): string {
  return text.split('\n').map((line) => {
    let column = 0;
    return line.split(' ').map((word, index) => {
      const fits = index === 0 || column + 1 + word.length <= width;
      column = index === 0 || !fits ? word.length : column + 1 + word.length;
      return `${index === 0 ? '' : fits ? ' ' : '\n'}${word}`;
    }).join('');
  }).join('\n');
}

test('a paste that ends early or was wrapped narrowly names its own record or none, and wrapped mostly its own', async () => {
  const wrong: Record<string, readonly string[]> = {};
  let lost = 0;
  let all = 0;
  for (const folder of (await readdir(pastes)).sort()) {
    for (const name of (await readdir(join(pastes, folder))).sort()) {
      const text = (await readFile(join(pastes, folder, name), 'utf8')).trimEnd();
      const records = (variant: string) => [...new Set(matcher.match(variant).map((match) => match.record))];
      const cuts = [1, 2, 3, 5, 8, 13, 21, 34].map((missing): [string, string[]] => [`without the last ${missing}`, records(text.slice(0, -missing))]);
      const wraps = [45, 60].map((width): [string, string[]] => [`at ${width}`, records(wrapped(text, width))]);
      for (const [variant, named] of [...cuts, ...wraps]) {
        if (named.some((record) => record !== folder)) wrong[`${folder}/${name} ${variant}`] = named;
      }
      if (folder === 'none') continue;
      all += wraps.length;
      lost += wraps.filter(([, named]) => named.length === 0).length;
    }
  }
  assert.deepEqual(wrong, {});
  assert.ok(lost < all * 0.03, `${lost} of ${all} wrapped pastes name nothing`);
});
