import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Drift } from '../../src/core/source/drift.ts';
import { makeTestRepository } from '../core/source/test-repository.ts';
import { makePointerProject } from './pointer-project.ts';
import { matchesFile, runCli } from './run-cli.ts';

const repository = makeTestRepository();
after(repository.remove);
const root = makePointerProject();
const drift = (...args: string[]) => runCli(root, ['pointers', 'drift', ...args]);
const clone = `test/daemon=${repository.bare}`;

test('what moved, changed and vanished is said with the files and stages that need a look', () => {
  const { stdout, stderr, code } = drift('--git', clone, '--to', 'v2.0.0');
  assert.equal(stderr, '');
  assert.equal(code, 1);
  matchesFile('pointers-drift.txt', stdout);
});

test('a second run, a working clone and a lock written before give the same bytes', () => {
  const first = drift('--git', clone, '--to', 'v2.0.0', '--json').stdout;
  assert.equal(drift('--git', `test/daemon=${repository.path}`, '--to', 'v2.0.0', '--json').stdout, first);
  runCli(root, ['pointers', 'verify', '--git', clone]);
  const lock = readFileSync(join(root, 'content/pointers.lock.json'), 'utf8');
  assert.equal(drift('--git', clone, '--to', 'v2.0.0', '--json').stdout, first);
  assert.equal(readFileSync(join(root, 'content/pointers.lock.json'), 'utf8'), lock, 'it writes nothing');
});

test('nothing needs a look at a version where only lines follow', () => {
  const { stdout, code } = drift('--git', clone, '--to', 'v1.1.0');
  assert.equal(code, 0);
  assert.equal(stdout.split('\n').slice(1).join('\n'), '\n8 pointers: 7 unchanged, 1 moved to other lines. None needs a look.\n');
  assert.match(drift('--git', clone, '--to', 'v1.1.0', '--all').stdout, /26 +trap-signals +moved +v1\.0\.0:daemon\/signals\.go#trapSignals\n +→ daemon\/signals\.go:4\n/);
});

test('one file can be named, one step, and one version', () => {
  const { pointers } = JSON.parse(drift('--git', clone, '--to', 'v2.0.0', '--json', 'daemon-hangs').stdout) as { pointers: Drift[] };
  assert.deepEqual(pointers.map(({ pointer, state, now, look, users }) => ({ pointer, state, now, look, users })), [{
    pointer: 'test/daemon@v1.0.0:daemon/daemon.go#(*Daemon).restore text "return errStopped"', state: 'changed', look: true,
    now: { path: 'engine/daemon.go' }, users: [{ file: 'runbooks/daemon-hangs.md', line: 9 }],
  }, {
    pointer: 'test/daemon@v1.0.0:daemon/daemon.go#New call d.restore', state: 'moved', look: true,
    now: { path: 'engine/daemon.go', line: 62, endLine: 62 }, users: [{ file: 'runbooks/daemon-hangs.md', line: 61 }],
  }]);
  assert.match(drift('--git', clone, '--to', 'v2.0.0', 'dockerd/restore').stdout, /\n1 pointer: 1 moved to other files\. 1 pointer in 1 file needs a look\.\n/);
  assert.match(drift('--git', clone, '--to', 'v2.0.0', '--from', 'v1.1.0').stderr, /no pointer into test\/daemon at v1\.1\.0\.\n.*pointers at: v1\.0\.0\./);
});

/** Arguments → what standard error says, with the exit code of a wrong call. */
const mistakes: readonly (readonly [readonly string[], RegExp])[] = [
  [['--git', clone, '--to', 'docker-v2.0.0'], /docker-v2\.0\.0 is neither a tag nor a commit in the clone of test\/daemon\.\n.*Did you mean v2\.0\.0\?/],
  [['--git', clone, '--to', 'v1.1.7'], /Did you mean v1\.1\.0\?/],
  [['--git', clone, '--to', '1.0'], /In test\/daemon, 1\.0 is a branch and not a tag/],
  [['--git', `test/daemon=${repository.shallow}`, '--to', 'v2.0.0'], /shallow and does not hold v2\.0\.0/],
  [['--git', `test/daemon=${repository.plain}`, '--to', 'v2.0.0'], /cannot\s+be\s+read:\s+not\s+a\s+git\s+repository/],
  [['--to', 'v2.0.0'], /No clone was given/],
  [['--git', clone, '--to', ''], /--to names no version/],
  [['--git', clone, '--to', 'test/daemon@'], /--to names no version/],
  [['--git', clone, '--to', 'test/other@v2.0.0'], /No clone of test\/other was given/],
  [['--git', clone, '--to', 'v2.0.0', 'daemon-hang'], /Did you mean daemon-hangs\?/],
  [['--git', clone], /--to <tag>/],
];

for (const [args, said] of mistakes) {
  test(`a wrong call says what is wrong: ${said.source}`, () => {
    const { stdout, stderr, code } = drift(...args);
    assert.equal(stdout, '');
    assert.match(stderr, said);
    assert.equal(code, 2);
  });
}
