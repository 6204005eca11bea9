import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { bundleAssets } from '../../src/integrations/browser-assets.ts';

/** What chrome109, firefox115 or safari16.4 lack: a bundler lowers syntax to its target, but adds no methods. */
const younger = new RegExp([
  String.raw`\.(?:toReversed|toSorted|toSpliced|with|groupBy|withResolvers|fromAsync|isWellFormed|toWellFormed)\(`,
  String.raw`\.(?:union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(`,
  String.raw`\.(?:keys|values|entries)\(\)\.(?:map|filter|flatMap|take|drop|reduce|toArray|forEach|some|every|find)\(`,
  String.raw`\b(?:Promise\.try|RegExp\.escape|URL\.canParse|AbortSignal\.any|Iterator\.from)\(`,
].join('|'), 'g');

test('no script calls what the oldest of its browsers does not have', async () => {
  const { files } = await bundleAssets(fileURLToPath(new URL('../..', import.meta.url)));
  const scripts = files.filter(({ path }) => path.endsWith('.js'));
  assert.ok(scripts.some(({ path }) => path.includes('judge')));
  assert.deepEqual(scripts.flatMap(({ path, content }) => [...String(content).matchAll(younger)].map(([call]) => `${path}: ${call}`)), []);
});
