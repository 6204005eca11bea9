import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileMatcher, signatureAnchors, signatureAnchorsWithConditions } from '../../../src/core/signature/match.ts';
import { loadCorpus, loadSignatures } from './load-corpus.ts';

test('signatures that were kept with their conditions match what they match when everything is made anew', () => {
  const signatures = loadSignatures();
  const fresh = compileMatcher(signatures, signatureAnchors(signatures));
  const kept = JSON.parse(JSON.stringify(signatureAnchorsWithConditions(signatures))) as ReturnType<typeof signatureAnchorsWithConditions>;
  const again = compileMatcher(signatures, kept);
  for (const { name, text } of loadCorpus()) assert.deepEqual(again.match(text), fresh.match(text), name);
});
