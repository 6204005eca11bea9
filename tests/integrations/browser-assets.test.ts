import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bundleAssets } from '../../src/integrations/browser-assets.ts';

/** Part of the language's library that Chrome 109, Firefox 115 or Safari 16 lacks; bundling lowers syntax and adds no functions. */
const younger = /\b(?:Map|Object)\.groupBy\b|\bPromise\.(?:withResolvers|try)\b|\b(?:Array\.fromAsync|RegExp\.escape)\b|\.(?:toReversed|toSorted|toSpliced|isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference|isWellFormed|toWellFormed)\(|\.(?:keys|values|entries)\(\)\.(?:map|filter|some|every|find|flatMap|reduce|take|drop|toArray)\(/g;

test('no script calls what browsers of long-term distributions lack', async () => {
  const { files } = await bundleAssets(fileURLToPath(new URL('../..', import.meta.url)));
  const scripts = files.filter(({ path }) => path.endsWith('.js'));
  assert.ok(scripts.length > 5);
  assert.deepEqual(scripts.flatMap(({ path, content }) => String(content).match(younger)?.map((call) => `${path}: ${call}`) ?? []), []);
});
