import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeProject, matchesFile, runCli } from './run-cli.ts';

const root = makeProject();
const folder = join(root, 'content/startup/dockerd');
const order = readFileSync(join(folder, 'v1.12.3.yaml'), 'utf8');
writeFileSync(join(folder, 'docker-v29.0.1.yaml'), order
  .replaceAll('v1.12.3', 'docker-v29.0.1')
  .replace(/^title: .*$/m, 'title: dockerd 29.0.1')
  .replace('level: fatal', 'level: stderr')
  .replace('name: Write the pid file', 'name: Look at the pid file, write it')
  .replace('    fails: exit code 1\n', '    waits: [{ for: "the lock on `/var/run/docker.pid`", limit: none }]\n')
  .replace(/(?= {2}- stage: serve-api)/, '  - stage: read-settings\n    name: Read the settings\n    pointer: "moby/moby@docker-v29.0.1:cmd/dockerd/daemon.go#load"\n    does: Reads them.\n'));
const compare = (...args: string[]) => runCli(root, ['compare', ...args]);

test('two versions side by side read as in compare.txt', () => {
  const { stdout, stderr, code } = compare('dockerd', 'v1.12.3', 'docker-v29.0.1');
  assert.deepEqual([stderr, code], ['', 0]);
  matchesFile('compare.txt', stdout);
});

test('versions as people say them, in either order', () => {
  const there = compare('dockerd', '1.12.3', '29.0').stdout;
  assert.equal(there, compare('dockerd', 'v1.12.3', 'docker-v29.0.1').stdout);
  const back = compare('dockerd', '29.0.1', '1.12.3').stdout;
  assert.match(back, /Read the settings.*went/);
});

test('a step through both versions', () => {
  const { stdout } = runCli(root, ['show', 'dockerd/take-pid-file']);
  assert.match(stdout, /stderr “Error starting daemon: .*”\s+\[from 29\.0\.1\]/s);
  assert.match(stdout, /1\.12\.3 → 29\.0\.1\n {4}step 2 in both/);
});

test('--json prints the comparison', () => {
  const json = JSON.parse(compare('dockerd', '1.12.3', '29.0.1', '--json').stdout) as { stages: { stage: string; state: string }[] };
  assert.deepEqual(json.stages.map(({ stage, state }) => [stage, state]), [
    ['parse-flags', 'kept'], ['take-pid-file', 'kept'], ['read-settings', 'appeared'], ['serve-api', 'kept'],
  ]);
});

test('what is not there is wrong use, with what there is', () => {
  for (const [args, said] of [
    [['dockrd', '1', '2'], /Did you mean dockerd\?/], [['dockerd', '1.12.3', '1.13.0'], /There is: v1\.12\.3, docker-v29\.0\.1/],
    [['dockerd', '1.12.3', 'v1.12.3'], /the same start-up order/], [['dockerd', '1.12.3'], /missing required argument/],
  ] as const) {
    const { stdout, stderr, code } = compare(...args);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, said);
  }
});
