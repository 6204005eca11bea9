import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileMatcher } from '../../../src/core/signature/match.ts';
import { packSignatures, unpackSignatures, type SignatureRow } from '../../../src/core/signature/serialise.ts';
import { loadCorpus, loadSignatures, signatureFrom } from './load-corpus.ts';

test('signatures come back as they were, but for their places', () => {
  const signatures = [...loadSignatures(), signatureFrom('wobble <n> frobnicated\nnot: quux\n<nothing more>', 'own', { docker: '>=17.06.0', 'any-order': true })];
  const back = unpackSignatures(JSON.parse(JSON.stringify(packSignatures(signatures))) as SignatureRow[]);
  const bare = (all: typeof signatures) => all.map(({ record, index, lines, order, nothingMore, versions }) =>
    ({ record, index, order, nothingMore, versions, lines: lines.map(({ raw, parts, absent }) => ({ raw, parts, absent })) }));
  assert.deepEqual(bare(back), bare(signatures));
  const before = compileMatcher(signatures);
  const after = compileMatcher(back);
  for (const { text } of loadCorpus()) assert.deepEqual(after.match(text), before.match(text));
});
