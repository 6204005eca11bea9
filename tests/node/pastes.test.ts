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
