import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPointerError, parsePointer } from '../../../src/core/source/parse-pointer.ts';
import { permalink } from '../../../src/core/source/permalink.ts';
import type { PointerLock } from '../../../src/core/source/pointer.ts';

const commit = '6b644ecc1977c479212676757bff05664fcb655a';
const link = (raw: string, lock: PointerLock = {}) => {
  const pointer = parsePointer(raw);
  assert.ok(!isPointerError(pointer));
  return permalink(pointer, lock);
};

test('with the lock: full commit id and lines', () => {
  const raw = 'moby/moby@v1.12.3:daemon/daemon.go#New';
  assert.deepEqual(link(raw, { [raw]: { state: 'current', commit, line: 10, endLine: 12 } }), {
    href: `https://github.com/moby/moby/blob/${commit}/daemon/daemon.go#L10-L12`, state: 'current', commit, line: 10, endLine: 12,
  });
  assert.equal(link(raw, { [raw]: { state: 'current', commit, line: 10, endLine: 10 } }).href, `https://github.com/moby/moby/blob/${commit}/daemon/daemon.go#L10`);
  assert.deepEqual(link(raw, { [raw]: { state: 'missing-symbol', commit } }), { href: `https://github.com/moby/moby/blob/${commit}/daemon/daemon.go`, state: 'missing-symbol', commit });
  assert.equal(link(raw, { [raw]: { state: 'missing-path', commit } }).href, `https://github.com/moby/moby/tree/${commit}`);
});

test('without an entry: the tag, no line, and it says so', () => {
  assert.deepEqual(link('moby/moby@v1.12.3:daemon/daemon.go#New'), { href: 'https://github.com/moby/moby/blob/v1.12.3/daemon/daemon.go', state: 'unverified' });
  assert.deepEqual(link(`moby/moby@${commit}:a.go#constructor`), { href: `https://github.com/moby/moby/blob/${commit}/a.go`, state: 'unverified', commit });
});

test('a rendered document is asked for as plain text, and a path is escaped', () => {
  const raw = 'moby/moby@v1.12.3:docs/50%.md#- text "a"';
  assert.equal(link(raw, { [raw]: { state: 'current', commit, line: 3, endLine: 3 } }).href, `https://github.com/moby/moby/blob/${commit}/docs/50%25.md?plain=1#L3`);
});
