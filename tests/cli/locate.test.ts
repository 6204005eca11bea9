import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { indexOrders } from '../../src/core/startup/locate/index-orders.ts';
import { compileLocator } from '../../src/core/startup/locate/locate.ts';
import type { Location } from '../../src/core/startup/locate/location.ts';
import type { Catalogue } from '../../src/node/catalogue.ts';
import { noStartText, startText } from '../../src/cli/text/locate-text.ts';
import { joined } from '../../src/cli/text/page.ts';
import { styleFor } from '../../src/cli/text/style.ts';
import { orders } from '../core/startup/locate/orders.ts';
import { makeProject, matchesFile, runCli } from './run-cli.ts';

const root = makeProject();
const failing = 'Nov 25 04:00:01 host7 dockerd[900]: time="2026-11-25T04:00:01Z" level=fatal msg="Error starting daemon: pid file found, ensure docker is not running or delete /run/other.pid"\n';
const locate = (args: readonly string[], input: string = '') => runCli(root, ['locate', ...args], { input });

test('a start that failed: the step, the record of that stage, what to do next; exit code 1', () => {
  const { stdout, stderr, code } = locate([], failing);
  assert.match(stdout, /^FAILED {2}dockerd, pid 900 {2}line 1\n/);
  assert.match(stdout, /KNOWN TO STOP THERE\n {2}pid-file-left-over\n/);
  assert.match(stdout, /leadline show pid-file-left-over#confirm/);
  assert.deepEqual([code, stderr], [1, '']);
});

test('--json gives every start with its steps; the second run, from the cache, says the same', () => {
  const first = locate(['--json'], failing);
  const { starts } = JSON.parse(first.stdout) as Location;
  assert.deepEqual(starts.map(({ daemon, state, failed, incidents, by }) => [daemon, state, failed, incidents, by]),
    [['dockerd', 'failed', 'take-pid-file', ['pid-file-left-over'], 'fit']]);
  assert.deepEqual(locate(['--json'], failing).stdout, first.stdout);
});

test('--version-of names the order; docker means dockerd', () => {
  const { starts } = JSON.parse(locate(['--json', '--version-of', 'docker=20.10.7'], failing).stdout) as Location;
  assert.deepEqual(starts.map(({ by, version, exact, order }) => [by, version, exact, order.tag]), [['asked', '20.10.7', false, 'v1.12.3']]);
});

test('another daemon and a log without a start', () => {
  const other = locate(['--version-of', 'crio=1.30'], failing);
  assert.match(other.stderr, /no start-up order of a daemon called crio/);
  assert.equal(other.code, 2);
  const none = locate([], 'Nov 25 04:00:01 host7 k3s[900]: time="2026-11-25T04:00:01Z" level=info msg="Starting k3s"\n');
  assert.match(none.stdout, /^NO START {2}[^]*k3s\/agent\/containerd\/containerd\.log/);
  assert.equal(none.code, 1);
});

test('only the last start of a daemon decides the exit code', () => {
  const ready = 'Nov 25 04:00:02 host7 systemd[1]: Starting Docker Application Container Engine...\nNov 25 04:00:03 host7 systemd[1]: Started Docker Application Container Engine.\n';
  assert.equal(locate([], `${failing}${ready}`).code, 0);
  assert.equal(locate([], `${ready}${failing.replace('900', '901')}`).code, 1);
});

const locator = compileLocator(indexOrders(orders));
const catalogue = { incidents: [{ id: 'disk-hangs', title: 'The disk hangs' }], runbooks: [{ id: 'dockerd-does-not-answer', title: 'docker does not answer' }] } as unknown as Catalogue;

for (const name of ['open-load-containers-info', 'stop-connect-containerd-60s', 'managed-containerd-hangs', 'healthy-slow-volume-plugin', 'healthy-but-api-not-seen', 'stop-before-first-line', 'open-volume-plugin-retries',
  'stop-run-dockerd-29-snap-pid-file', 'stop-run-dockerd-28-iptables', 'open-run-containerd-1.7-cri-recovers', 'run-dockerd-1.12-waits-for-containerd']) {
  test(`the words for ${name}`, () => {
    const text = readFileSync(new URL(`../core/startup/locate/pastes/${name}/input.txt`, import.meta.url), 'utf8');
    const { starts } = locator.locate(text, { incidents: (_, stage) => (stage === 'load-containers' ? ['disk-hangs'] : []) });
    const style = styleFor({ color: false, unicode: true, width: 80 });
    matchesFile(`locate-${name}.txt`, joined(starts.map((start) => startText(start, { file: 'daemon.log', isLast: true, catalogue }, style))));
    const narrow = joined(starts.map((start) => startText(start, { isLast: true, catalogue }, styleFor({ color: false, unicode: false, width: 40 }))));
    assert.doesNotMatch(narrow, /[✓✗●○┆]/);
  });
}

test('what a terminal would obey in a log is made visible', () => {
  const { starts } = locator.locate('Nov  2 10:00:00 h dockerd[9]: failed to start daemon: \u001b[2J\u0007 gone\n');
  const text = joined(starts.map((start) => startText(start, { isLast: true, catalogue }, styleFor({ color: false, unicode: true, width: 80 }))));
  assert.doesNotMatch(text, /[\u0007\u001b]/);
  assert.doesNotMatch(joined([noStartText(['\u001b[2J'], styleFor({ color: false, unicode: true, width: 80 }))]), /\u001b/);
});
