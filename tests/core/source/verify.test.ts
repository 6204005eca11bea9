import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { GitReader } from '../../../src/core/source/git-reader.ts';
import { isPointerError, parsePointer } from '../../../src/core/source/parse-pointer.ts';
import { permalink } from '../../../src/core/source/permalink.ts';
import { pointerWords } from '../../../src/core/source/pointer-words.ts';
import type { PlacedPointer } from '../../../src/core/source/placed-pointer.ts';
import { verifyPointers } from '../../../src/core/source/verify.ts';
import { gitReader } from '../../../src/node/git-reader.ts';
import { printPointerLock, readPointerLock, writePointerLock } from '../../../src/node/pointer-lock.ts';
import { readFixture } from './fixtures.ts';
import { makeTestRepository } from './test-repository.ts';

const repository = makeTestRepository();
after(repository.remove);
const source = readFixture('source-repository/daemon/daemon.go').split('\n');

const placed = (raws: readonly string[]): PlacedPointer[] => raws.map((raw, index) => {
  const pointer = parsePointer(raw);
  assert.ok(!isPointerError(pointer), JSON.stringify(pointer));
  return { pointer, place: { file: 'x.md', line: index + 1, column: 1 } };
});

async function verify(raws: readonly string[], clone = repository.path) {
  const git = gitReader({ 'test/daemon': clone });
  try {
    return await verifyPointers(placed(raws), git, {});
  } finally {
    git.close();
  }
}

/** What follows `…daemon.go#` → first and last line, each as the source has it. */
const found: readonly (readonly [string, string, string])[] = [
  ['retryLimit', 'const retryLimit = 3', 'const retryLimit = 3'],
  ['healthTimeout', '\thealthTimeout  = 15 * time.Second', '\thealthTimeout  = 15 * time.Second'],
  ['second', '\tfirst, second = 1, 2', '\tfirst, second = 1, 2'],
  ['errStopped message "daemon: stopped"', 'var errStopped = errors.New("daemon: stopped")', 'var errStopped = errors.New("daemon: stopped")'],
  ['hooks', '\thooks   = map[string]func() error{', '\t}'],
  ['Daemon', 'type Daemon struct {', '}'],
  ['Daemon.Store', '\t*Store', '\t*Store'],
  ['Daemon.Entry', '\tlog.Entry', '\tlog.Entry'],
  ['Daemon.state', '\troot, state string', '\troot, state string'],
  ['Client', '\tClient interface {', '\t}'],
  ['(Client).Events', '\t\tEvents(from time.Time) (<-chan int, error)', '\t\tEvents(from time.Time) (<-chan int, error)'],
  ['Client.Close', '\t\tClose() error', '\t\tClose() error'],
  ['Alias', '\tAlias = Daemon', '\tAlias = Daemon'],
  ['init #2', 'func init() {', '}'],
  ['init call register #2', '\tregister("second")', '\tregister("second")'],
  ['New call fmt.Errorf #2', '\t\treturn nil, fmt.Errorf("no root given")', '\t\treturn nil, fmt.Errorf("no root given")'],
  ['New call log.WithFields(…).Info', '\tlog.WithFields(log.Fields{', '\t\t"initialization")'],
  ['New call log.WithFields', '\tlog.WithFields(log.Fields{', '\t}).Info("Daemon has " + "completed " +'],
  ['New message "Daemon has completed initialization"', '\t}).Info("Daemon has " + "completed " +', '\t\t"initialization")'],
  ['New message "completed "', '\t}).Info("Daemon has " + "completed " +', '\t}).Info("Daemon has " + "completed " +'],
  ['New message "said \\"no\\" with a \\\\ and %d\\n"', '\tlog.Fatal("said \\"no\\" with a \\\\ and %d\\n")', '\tlog.Fatal("said \\"no\\" with a \\\\ and %d\\n")'],
  ['New call d.ping', '\t\t\td.ping()', '\t\t\td.ping()'],
  ['New text "range   time.Tick("', '\t\tfor range time.Tick(healthTimeout) {', '\t\tfor range time.Tick(healthTimeout) {'],
  ['(*Daemon).restore call time.After', '\tcase <-time.After(healthTimeout):', '\tcase <-time.After(healthTimeout):'],
  ['(*Daemon).restore call d.stopped', '\tif d != nil && !d.stopped(root) || *d.flag() {', '\tif d != nil && !d.stopped(root) || *d.flag() {'],
  ['(*Daemon).restore call d.flag', '\tif d != nil && !d.stopped(root) || *d.flag() {', '\tif d != nil && !d.stopped(root) || *d.flag() {'],
  ['(*Daemon).shutdown call d.drain', '\t\td.drain()', '\t\td.drain()'],
  ['(*Daemon).shutdown call container.Stop', '\t\tstopped, err := container.Stop(name)', '\t\tstopped, err := container.Stop(name)'],
  ['(Daemon).Root', 'func (d Daemon) Root() string { return d.root }', 'func (d Daemon) Root() string { return d.root }'],
  ['(*Cache).Get', 'func (c *Cache[K, V]) Get(key K) V { return c.values[key] }', 'func (c *Cache[K, V]) Get(key K) V { return c.values[key] }'],
];

test('finds every shape of symbol, call, message and text at its lines', async () => {
  const raws = found.map(([rest]) => `test/daemon@v1.0.0:daemon/daemon.go#${rest}`);
  const { lock, diagnostics } = await verify(raws);
  assert.deepEqual(diagnostics, []);
  for (const [rest, first, last] of found) {
    const entry = lock[`test/daemon@v1.0.0:daemon/daemon.go#${rest}`];
    if (!entry) continue;
    assert.equal(entry.state, 'current', rest);
    assert.equal(source[entry.line! - 1], first, rest);
    assert.equal(source[entry.endLine! - 1], last, rest);
  }
});

test('blanks inside a callee do not count', async () => {
  const raw = 'test/daemon@v1.0.0:daemon/daemon.go#New call d.client(…).Close';
  const entry = (await verify([raw])).lock[raw];
  assert.deepEqual([source[entry!.line! - 1], source[entry!.endLine! - 1]], ['\td.', '\t\tClose()']);
});

test('the second of two equal symbols is the second', async () => {
  const [first, second] = ['init #1', 'init #2'].map((rest) => `test/daemon@v1.0.0:daemon/daemon.go#${rest}`) as [string, string];
  const { lock } = await verify([first, second]);
  assert.ok(lock[first]!.line! < lock[second]!.line!);
});

test('a bare clone, a working clone and a full commit id give the same bytes, whatever the order', async () => {
  const raws = found.map(([rest]) => `test/daemon@v1.0.0:daemon/daemon.go#${rest}`);
  const working = await verify(raws);
  const bare = await verify([...raws].reverse(), repository.bare);
  assert.equal(printPointerLock(bare.lock), printPointerLock(working.lock));
  const commit = working.lock[raws[0]!]!.commit!;
  assert.match(commit, /^[0-9a-f]{40}$/);
  const byId = `test/daemon@${commit}:script/install.sh#- text "git checkout "`;
  assert.deepEqual((await verify([byId])).lock[byId], { state: 'current', commit, line: 3, endLine: 3 });
});

test('each version is read at its own tag', async () => {
  const [before, now] = ['v1.0.0', 'v1.1.0'].map((tag) => `test/daemon@${tag}:daemon/daemon.go#added`) as [string, string];
  const { lock } = await verify([before, now]);
  assert.equal(lock[before]!.state, 'missing-symbol');
  assert.equal(lock[now]!.state, 'current');
});

test('what left its file is found where it is now, and the lock says so', async () => {
  const raw = 'test/daemon@v2.0.0:daemon/daemon.go#(*Daemon).restore call time.After';
  const other = 'test/daemon@v2.0.0:daemon/daemon.go#(*Daemon).restore text "return errStopped"';
  const { lock } = await verify([raw, other]);
  const { commit } = lock[raw]!;
  const line = source.findIndex((text) => text.includes('time.After')) + 2;
  assert.deepEqual(lock[raw], { state: 'moved', commit, path: 'engine/daemon.go', line, endLine: line });
  assert.deepEqual(lock[other], { state: 'changed', commit, path: 'engine/daemon.go' });
  const pointer = parsePointer(raw);
  assert.ok(!isPointerError(pointer));
  assert.equal(pointerWords(pointer, permalink(pointer, lock)).place, `engine/daemon.go:${line}`);
  assert.equal(permalink(pointer, lock).href, `https://github.com/test/daemon/blob/${commit}/engine/daemon.go#L${line}`);
});

test('a name that many files declare is not called moved', async () => {
  const files = new Map(['a/server.go', 'b/server.go', 'c/other.go'].map((path) => [path, 'package x\n\nfunc New() {}\n']));
  const git: GitReader = {
    resolve: async () => ({ kind: 'commit', commit: 'a'.repeat(40) }), read: async (_repository, _commit, path) => files.get(path),
    paths: async () => [...files.keys()], holding: async () => new Map([['func New(', [...files.keys()]]]),
  };
  const [raw, near] = ['o/r@v1:x/server.go#New', 'o/r@v1:c/new.go#New'] as const;
  const { lock } = await verifyPointers(placed([raw, near]), git, {});
  assert.equal(lock[raw]!.state, 'missing-path');
  assert.deepEqual(lock[near], { state: 'moved', commit: 'a'.repeat(40), path: 'c/other.go', line: 3, endLine: 3 });
});

test('what a pointer finds at other versions stands beside it, and is no mistake when it is gone there', async () => {
  const raw = 'test/daemon@v1.0.0:daemon/signals.go#trapSignals';
  const uses = [['v2.0.0', 'v1.1.0'], ['v1.0.0', 'v9.9.9', 'v1.1.0']].flatMap((alsoAt) => placed([raw]).map((use) => ({ ...use, alsoAt })));
  const git = gitReader({ 'test/daemon': repository.path });
  const { lock, diagnostics } = await verifyPointers(uses, git, {});
  git.close();
  assert.deepEqual(diagnostics, []);
  const { also, ...own } = lock[raw]!;
  assert.deepEqual([own.state, own.line, Object.keys(also!)], ['current', 3, ['v1.1.0', 'v2.0.0', 'v9.9.9']]);
  assert.deepEqual(Object.values(also!).map(({ state, line }) => [state, line]), [['current', 4], ['missing-symbol', undefined], ['unverified', undefined]]);
  assert.notEqual(also!['v1.1.0']!.commit, own.commit);

  const without = await verifyPointers([{ ...uses[0]!, alsoAt: ['v1.1.0', 'v3.0.0'] }], gitReader({}), lock);
  assert.deepEqual(without.lock[raw], { ...own, also: { 'v1.1.0': also!['v1.1.0'], 'v3.0.0': { state: 'unverified' } } });
});

test('what could not be looked up keeps its old entry or stays unverified, and unused entries go', async () => {
  const [known, fresh, unused] = ['A', 'B', 'C'].map((symbol) => `other/x@v1.0.0:a.go#${symbol}`) as [string, string, string];
  const old = { state: 'current', commit: 'f'.repeat(40), line: 4, endLine: 4 } as const;
  const git = gitReader({});
  const { lock } = await verifyPointers(placed([fresh, known]), git, { [known]: old, [unused]: old });
  assert.deepEqual(lock, { [known]: old, [fresh]: { state: 'unverified' } });
  assert.deepEqual(Object.keys(lock), [known, fresh]);
});

test('each ref and file is asked for once', async () => {
  const asked: string[] = [];
  const git: GitReader = {
    resolve: async (_, ref) => (asked.push(ref), { kind: 'commit', commit: 'a'.repeat(40) }),
    read: async (_repository, _commit, path) => (asked.push(path), 'package a\nfunc A() {}\nfunc B() {}\n'),
    paths: async () => [],
    holding: async () => new Map(),
  };
  await verifyPointers(placed(['A', 'B', 'A call x'].map((rest) => `o/r@v1:a.go#${rest}`)), git, {});
  assert.deepEqual(asked, ['v1', 'a.go']);
});

test('broken Go is no reason to throw', async () => {
  for (const text of ['', 'func', 'package a\nfunc (', 'type T struct {\nfunc (x *T) M() { "', '\0\0\0', '((((((((('.repeat(500), 'package a\nfunc (a) (b) () {}\ntype\nconst (']) {
    const git: GitReader = {
      resolve: async () => ({ kind: 'commit', commit: 'a'.repeat(40) }), read: async () => text, paths: async () => ['a.go', 'b.go'], holding: async () => new Map([['func A(', ['b.go']]]),
    };
    const { lock } = await verifyPointers(placed(['o/r@v1:a.go#A message "x"', 'o/r@v1:a.go#(*T).M call x']), git, {});
    assert.equal(Object.keys(lock).length, 2);
  }
});

test('the lock file is written sorted, one entry a line, and read back', async () => {
  const root = mkdtempSync(join(tmpdir(), 'leadline-lock-'));
  after(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'content'));
  assert.deepEqual(await readPointerLock(root), { pointers: {}, diagnostics: [] });
  const entry = { state: 'moved', commit: 'a'.repeat(40), path: 'new/a.go', line: 2, endLine: 3 } as const;
  await writePointerLock(root, { b: { state: 'unverified' }, a: entry });
  assert.equal(readFileSync(join(root, 'content/pointers.lock.json'), 'utf8'),
    `{\n  "a": {"state":"moved","commit":"${'a'.repeat(40)}","path":"new/a.go","line":2,"endLine":3},\n  "b": {"state":"unverified"}\n}\n`);
  assert.deepEqual((await readPointerLock(root)).pointers, { a: entry, b: { state: 'unverified' } });
  assert.deepEqual(readdirSync(join(root, 'content')), ['pointers.lock.json'], 'nothing is left beside it');
  const both = { ...entry, also: { 'v1.1': { state: 'unverified' }, 'v1.0': entry } } as const;
  await writePointerLock(root, { a: both });
  assert.match(readFileSync(join(root, 'content/pointers.lock.json'), 'utf8'), /"also":\{"v1\.0":\{"state":"moved","commit":"a{40}","path":"new\/a\.go","line":2,"endLine":3\},"v1\.1":\{"state":"unverified"\}\}/);
  assert.deepEqual((await readPointerLock(root)).pointers, { a: both });
  writeFileSync(join(root, 'content/pointers.lock.json'), '{"a":{"state":"current","also":{"v1":{"state":"verified"}}}}');
  assert.deepEqual((await readPointerLock(root)).diagnostics.map(({ code }) => code), ['pointer/bad-lock']);
});
