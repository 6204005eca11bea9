import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawMermaid } from '../../../src/core/diagram/draw.ts';
import type { CompileContext } from '../../../src/core/markdown/context.ts';
import { compileStartupOrder } from '../../../src/core/startup/compile.ts';
import { durationSeconds } from '../../../src/core/startup/duration.ts';
import { renderStartupMermaid } from '../../../src/core/startup/render-mermaid.ts';
import { expectFixture, readFixture } from '../source/fixtures.ts';

const context: CompileContext = { pointers: {}, drawDiagram: drawMermaid };
const path = 'content/startup/dockerd/v1.0.0.yaml';
const text = readFixture('startup-orders/good/v1.0.0.yaml');

function compileGood() {
  const { value, diagnostics } = compileStartupOrder({ path, text }, context);
  assert.deepEqual(diagnostics, []);
  return value!;
}

test('a whole order compiles, and is plain JSON', () => {
  const order = compileGood();
  assert.deepEqual(JSON.parse(JSON.stringify(order)), order);
  assert.deepEqual([order.daemon, order.version, order.tag, order.steps.length], ['dockerd', 'v1.0.0', 'v1.0.0', 5]);
  const step = order.steps[2]!;
  assert.deepEqual([step.number, step.stage, step.pointer.target.kind, step.place.line], [3, 'connect-containerd', 'call', 34]);
  assert.equal(step.doesHtml, 'Starts it &amp; waits for <code>&lt;it></code>.');
  assert.deepEqual([step.waits[0]!.seconds, step.waits[0]!.thenHtml, step.waits[0]!.pointer?.symbol], [90, 'restarts it', 'healthTimeout']);
  assert.equal(order.steps[3]!.waits[0]!.seconds, null);
  assert.equal(step.messages[0]!.whenHtml, 'only when it is not running <em>yet</em>');
  assert.equal(order.steps[0]!.reads[0]!.damagedHtml, 'exits with <code>unable to configure</code>');
});

test('what can be observed is carried forward and marked where it changes', () => {
  const { steps } = compileGood();
  const states = (key: 'stack-dump' | 'api-socket' | 'metrics') => steps.map(({ observable }) => `${observable[key].state}${observable[key].changed ? '*' : ''}`);
  assert.deepEqual(states('stack-dump'), ['no*', 'yes*', 'yes', 'yes', 'yes']);
  assert.deepEqual(states('api-socket'), ['no*', 'no', 'no', 'partly*', 'yes*']);
  assert.deepEqual(states('metrics'), ['no*', 'no', 'no', 'no', 'no']);
  assert.equal(steps[4]!.observable['stack-dump'].note, '<code>SIGUSR1</code> writes all goroutines to the log');
});

test('every pointer and link is listed with its place', () => {
  const { pointers, links } = compileGood();
  assert.deepEqual(pointers.map(({ place, note }) => [place.line, note]), [
    [11, 'Read flags and configuration'], [16, '/etc/docker/daemon.json'], [26, 'Trap signals'], [36, 'Start containerd and connect to it'],
    [44, 'Failed to connect'], [49, 'its health answer'], [53, 'Restore containers'], [65, 'Answer requests'], [27, ''],
  ]);
  assert.deepEqual(links.map(({ url, section }) => [url, section]), [['../../incidents/restore-hangs.md#confirm', 'trap-signals']]);
});

test('the picture is a column of its steps with what waits marked', async () => {
  const order = compileGood();
  expectFixture('startup-orders/good/expected.mmd', renderStartupMermaid(order));
  expectFixture('startup-orders/good/expected-here.mmd', renderStartupMermaid(order, { here: 'connect-containerd' }));
  const drawn = await drawMermaid(renderStartupMermaid(order, { here: 'connect-containerd' }));
  assert.deepEqual(drawn.diagnostics, []);
  for (const step of order.steps) assert.ok(drawn.value!.svg.includes(`href="../startup/dockerd-v1.0.0.html#${step.stage}"`), step.stage);
});

test('durations', () => {
  for (const [written, seconds] of [['15s', 15], ['1m30s', 90], ['1.5h', 5400], ['200ms', 0.2], ['0.1s', 0.1], ['none', undefined], ['15', undefined], ['', undefined]] as const) {
    assert.equal(durationSeconds(written), seconds, written);
  }
});

test('no file makes it throw', () => {
  const lines = text.split('\n');
  let seed = 11;
  const next = (limit: number) => (seed = (seed * 48271) % 2147483647) % limit;
  const junk = ['', '  - ', ': : :', 'steps: 3', 'steps:', '  - stage: [a]', '\t', '    observable: none', '      - limit: 5', '"', 'pointer: 1', 'null', '- - -', '    waits: {for: {}}', '      stack-dump: yes'];
  for (let round = 0; round < 400; round++) {
    const changed = [...lines];
    for (let edit = 0; edit <= next(4); edit++) changed.splice(next(changed.length), next(6), junk[next(junk.length)]!);
    compileStartupOrder({ path, text: changed.join('\n') }, context);
  }
});
