import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutLines } from '../../../src/core/source/excerpt.ts';
import type { GitReader, ResolvedRef } from '../../../src/core/source/git-reader.ts';
import { licenceOf } from '../../../src/core/source/licence.ts';
import { isPointerError, parsePointer } from '../../../src/core/source/parse-pointer.ts';
import type { PointerLock } from '../../../src/core/source/pointer.ts';
import { readExcerpts } from '../../../src/core/source/read-excerpts.ts';
import type { PlacedPointer } from '../../../src/core/source/placed-pointer.ts';

const numbered = (count: number): string => Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join('');

test('three lines stand around those that are meant, twelve in all, and none outside the file', () => {
  const cut = (line: number, endLine = line) => {
    const found = cutLines(numbered(30), line, endLine);
    return found && [found.first, found.lines.length, found.lines.at(-1)];
  };
  assert.deepEqual(cut(10), [7, 7, 'line 13']);
  assert.deepEqual(cut(10, 15), [7, 12, 'line 18']);
  assert.deepEqual(cut(10, 29), [7, 12, 'line 18']);
  assert.deepEqual(cut(2), [1, 5, 'line 5']);
  assert.deepEqual(cut(30), [27, 4, 'line 30']);
  assert.equal(cut(31), undefined);
});

test('what a line holds cannot turn, overstrike or flood the page', () => {
  assert.deepEqual(cutLines('a\r\n\tb\u202e\u0000c\n', 1, 2)?.lines, ['a', '\tb\ufffd\ufffdc']);
  assert.deepEqual(cutLines(`${'x'.repeat(299)}😀😀`, 1, 1)?.lines, [`${'x'.repeat(299)}…`]);
});

test('a licence is named by its first lines alone', () => {
  assert.equal(licenceOf('\n                                 Apache License\n                           Version 2.0, January 2004\n'), 'Apache-2.0');
  assert.equal(licenceOf('The MIT License (MIT)\n\nCopyright'), 'MIT');
  assert.equal(licenceOf('Mozilla Public License, version 2.0\n'), 'MPL-2.0');
  assert.equal(licenceOf('BSD 3-Clause License\n'), 'BSD-3-Clause');
  assert.equal(licenceOf('Copyright (c) 2012 The Authors. All rights reserved.\n\nApache License Version 2.0'), undefined);
  assert.equal(licenceOf('../LICENSE'), undefined);
});

const commit = 'a'.repeat(40);
const use = (raw: string): PlacedPointer => {
  const pointer = parsePointer(raw);
  assert.ok(!isPointerError(pointer));
  return { pointer, place: { file: 'x.md', line: 1, column: 1 } };
};

/** A clone of `a/b` that holds these files at `commit`. */
function gitWith(files: Readonly<Record<string, string>>, reads: string[] = []): GitReader {
  const refs: Readonly<Record<string, ResolvedRef>> = {
    'a/b': { kind: 'commit', commit }, 'a/old': { kind: 'missing', similar: [], shallow: false }, 'a/broken': { kind: 'unusable-clone', path: '/x', reason: 'no' },
  };
  return {
    resolve: async (repository) => refs[repository] ?? { kind: 'no-clone' },
    read: async (_repository, _commit, path) => {
      reads.push(path);
      return files[path];
    },
    paths: async () => [],
    holding: async () => new Map(),
  };
}

test('a vendored copy has the licence of the project that it copies', async () => {
  const paths = ['main.go', 'vendor/github.com/c/d/pkg/x.go', 'vendor/github.com/e/f/x.go', 'vendor/github.com/g/h/x.go'];
  const uses = paths.map((path) => use(`a/b@v1:${path}#x`));
  const lock: PointerLock = Object.fromEntries(uses.map(({ pointer }) => [pointer.raw, { state: 'current', commit, line: 1, endLine: 1 }]));
  const text = 'func x() {}\n';
  const files = {
    ...Object.fromEntries(paths.map((path) => [path, text])),
    LICENSE: 'Apache License\nVersion 2.0', 'vendor/github.com/c/d/LICENSE': 'MIT License', 'vendor/github.com/e/f/LICENSE.txt': 'Copyright',
  };
  const { excerpts, shown } = await readExcerpts(uses, gitWith(files), lock);
  assert.equal(shown, 4);
  assert.deepEqual([...excerpts.values()].map(({ licence }) => licence), ['Apache-2.0', 'MIT', 'see vendor/github.com/e/f/LICENSE.txt', 'see that of github.com/g/h']);
  assert.deepEqual([...(await readExcerpts([uses[0]!], gitWith({ 'main.go': text }), lock)).excerpts.values()].map(({ licence }) => licence), ['see its LICENSE']);
});

test('only what is current at a commit of the clone has an excerpt; the rest is counted by its reason', async () => {
  const states: PointerLock = {
    'a/b@v1:x.go#x': { state: 'current', commit, line: 1, endLine: 2 },
    'a/b@v1:x.go#moved': { state: 'moved', commit, path: 'y.go', line: 1 },
    'a/b@v1:x.txt#-': { state: 'current', commit },
    'a/b@v1:gone.go#x': { state: 'current', commit, line: 1 },
    'a/old@v1:x.go#x': { state: 'current', commit, line: 1 },
    'a/none@v1:x.go#x': { state: 'current', commit, line: 1 },
    'a/broken@v1:x.go#x': { state: 'current', commit, line: 1 },
    'a/broken@v1:x.go#y': { state: 'current', commit, line: 1 },
  };
  const reads: string[] = [];
  const uses = [...Object.keys(states), 'a/b@v1:x.go#new', 'a/b@v1:x.go#x'].map(use);
  const { excerpts, shown, without, diagnostics } = await readExcerpts(uses, gitWith({ 'x.go': 'a\nb\n' }, reads), states);
  assert.equal(shown, 1);
  assert.deepEqual([...excerpts.keys()], [`https://github.com/a/b/blob/${commit}/x.go#L1-L2`]);
  assert.deepEqual(without.map(({ reason, repository, pointers }) => `${reason} ${repository} ${pointers}`),
    ['no-clone a/broken 2', 'no-clone a/none 1', 'no-commit a/b 1', 'no-commit a/old 1', 'not-current a/b 2', 'whole-file a/b 1']);
  assert.deepEqual(diagnostics.map(({ code }) => code), ['pointer/unusable-clone']);
  assert.equal(reads.filter((path) => path === 'x.go').length, 1);
});
