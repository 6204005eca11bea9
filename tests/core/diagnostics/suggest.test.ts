import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editDistance, suggest } from '../../../src/core/diagnostics/suggest.ts';

const components = ['docker-cli', 'dockerd', 'containerd', 'containerd-shim', 'runc', 'cri'];

test('a misspelt word finds the word that was meant', () => {
  assert.equal(suggest('dokcerd', components), 'dockerd');
  assert.equal(suggest('Containerd_Shim', components), 'containerd-shim');
  assert.equal(suggest('run', components), 'runc');
  assert.equal(suggest('Root Cause', ['Roll back', 'Root cause']), 'Root cause');
});

test('a word that is near nothing gets no suggestion', () => {
  assert.equal(suggest('kubelet', components), undefined);
  assert.equal(suggest('', components), undefined);
  assert.equal(suggest('ab', ['cd']), undefined);
  assert.equal(suggest('x'.repeat(100_000), components), undefined);
});

test('the nearest wins, and of equally near ones the first', () => {
  assert.equal(suggest('cat', ['cart', 'cat']), 'cat');
  assert.equal(suggest('bat', ['cat', 'hat']), 'cat');
});

test('distance counts inserts, removals, replacements and swaps, up to the limit', () => {
  assert.equal(editDistance('ab', 'ba', 9), 1);
  assert.equal(editDistance('kitten', 'sitting', 9), 3);
  assert.equal(editDistance('', 'abc', 9), 3);
  assert.equal(editDistance('abcdef', 'uvwxyz', 3), 3);
});
