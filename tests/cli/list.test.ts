import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeProject, runCli } from './run-cli.ts';

const root = makeProject();
const list = (...args: string[]) => runCli(root, ['list', ...args]);
const ids = (...args: string[]) => (JSON.parse(list('--json', ...args).stdout) as { id: string }[]).map(({ id }) => id);

test('in a pipe each thing is one line of columns', () => {
  assert.equal(list().stdout, [
    'incident\tpid-file-left-over\toutage\tfixed\tdockerd\tdockerd does not start: pid file found',
    "incident\tregistry-token-expired\tdegraded\tknown-error\tregistry\tdocker pull fails: the registry's token has expired",
    'runbook\tdaemon-is-silent\t\t\t\tdocker says that it cannot connect',
    'startup\tdockerd/v1.12.3\t\t\t\tdockerd 1.12.3',
    '',
  ].join('\n'));
});

test('a kind names its own', () => {
  assert.deepEqual(ids('runbooks'), ['daemon-is-silent']);
  assert.deepEqual(ids('startup'), ['dockerd/v1.12.3']);
  assert.deepEqual(ids('incidents'), ['pid-file-left-over', 'registry-token-expired']);
});

test('filters leave the records that fit all of them', () => {
  assert.deepEqual(ids('--component', 'registry'), ['registry-token-expired']);
  assert.deepEqual(ids('--severity', 'outage'), ['pid-file-left-over']);
  assert.deepEqual(ids('--status', 'known-error', '--severity', 'degraded'), ['registry-token-expired']);
  assert.deepEqual(ids('--version-of', 'docker=1.12.3'), ['pid-file-left-over', 'registry-token-expired']);
  assert.deepEqual(ids('--version-of', 'docker=20.10.7'), ['registry-token-expired']);
  assert.deepEqual(ids('--version-of', 'containerd=1.6'), []);
});

test('where nothing fits the exit code is 1', () => {
  const { code, stdout, stderr } = list('--severity', 'nuisance');
  assert.deepEqual([code, stdout], [1, '']);
  assert.match(stderr, /Nothing fits/);
});

test('a misspelt filter or kind is wrong use, with what was meant', () => {
  for (const [args, meant] of [
    [['--component', 'regstry'], /Did you mean registry/], [['--severity', 'outtage'], /Did you mean outage/],
    [['runbok'], /Did you mean runbooks/], [['--version-of', '20.10'], /docker=20\.10\.7/],
  ] as const) {
    const { code, stderr } = list(...args);
    assert.equal(code, 2);
    assert.match(stderr, meant);
  }
});

test('a component that no record has yet is no mistake', () => {
  assert.equal(list('--component', 'kubelet').code, 1);
});

test('content that does not compile is said, and the rest is listed', () => {
  const other = makeProject();
  writeFileSync(join(other, 'content/incidents/half-written.md'), '---\ntitle: x\n---\n');
  const { stdout, stderr, code } = runCli(other, ['list', 'incidents']);
  assert.equal(stdout.split('\n').length - 1, 2);
  assert.match(stderr, /half-written\.md has\s+errors/);
  assert.equal(code, 0);
});

test('a title cannot break the columns nor steer a terminal', () => {
  const other = makeProject();
  const file = join(other, 'content/incidents/registry-token-expired.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*$/m, 'title: "docker pull\\tfails\\nwith \\e[31m a token"'));
  const [, line] = runCli(other, ['list', 'incidents']).stdout.split('\n');
  assert.equal(line?.split('\t').length, 6);
  assert.doesNotMatch(line!, /\u001b/);
  assert.doesNotMatch(runCli(other, ['show', 'registry-token-expired']).stdout, /\u001b/);
});
