import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printTrail, readTrail, trailMarkdown } from '../../../src/core/runbook/trail.ts';
import { answer, answerFor, back, findStep, positionOf, type Trail, type WalkAnswer, type WalkRunbook, type WalkStep } from '../../../src/core/runbook/walk.ts';

const to = (key: string, step: string, ...selectors: string[]): WalkAnswer => ({ key, label: key, selectors, target: { kind: 'step', step } });
const ask = (id: string, ...answers: WalkAnswer[]): WalkStep => ({ id, title: `${id}?`, answers });
const resolved: WalkStep = { id: 'resolved-fine', title: 'Resolved: fine', outcome: 'resolved', answers: [] };

const runbook: WalkRunbook = {
  id: 'daemon-hangs', title: 'Daemon hangs', start: 'socket',
  steps: [
    ask('socket', to('yes', 'containers', 'OK'), to('refused', 'running', 'connection refused', 'No such file or directory'), to('hangs', 'log')),
    ask('containers', to('some', 'log'), to('none', 'resolved-fine')),
    ask('running', to('no', 'log'), { key: 'other', label: 'It is another *thing*', selectors: [], target: { kind: 'runbook', runbook: 'other-daemon', step: 'first' } }),
    ask('log',
      { key: 'eof', label: 'It ends with <pid>', selectors: ['level=fatal msg=EOF', 'pid <pid> exited with <n>.'], target: { kind: 'incident', incident: 'restore-eof', anchor: 'confirm' } },
      to('nothing', 'socket'), to('fine', 'resolved-fine')),
    resolved,
  ],
};

const at = (index: number) => new Date(Date.UTC(2026, 10, 25, 3, 10, index)).toISOString();
const walk = (...choices: number[]): Trail => choices.reduce<Trail>((trail, choice, index) => answer(runbook, trail, choice, at(index)), []);

const walks: readonly (readonly [readonly number[], string])[] = [
  [[], 'step socket'],
  [[0], 'step containers'],
  [[0, 1], 'outcome resolved-fine'],
  [[1, 1], 'runbook other-daemon first'],
  [[2, 0], 'incident restore-eof confirm'],
  [[2, 1], 'step socket'],
  [[2, 1, 2, 1, 0, 0, 2], 'outcome resolved-fine'],
];

for (const [choices, expected] of walks) {
  test(`answers ${choices.join(', ') || 'none'} lead to ${expected}, and the fragment keeps the way`, () => {
    const trail = walk(...choices);
    const position = positionOf(runbook, trail);
    const shown = position.kind === 'step' ? `step ${position.step.id}`
      : position.kind === 'outcome' ? `outcome ${position.step.id}`
      : position.kind === 'incident' ? `incident ${position.incident} ${position.anchor}` : `runbook ${position.runbook} ${position.step}`;
    assert.equal(shown, expected);
    assert.deepEqual(readTrail(runbook, `#${printTrail(trail)}`), { trail, stale: [], versions: {} });
  });
}

test('back takes the last choice away; an ended walk takes no answer', () => {
  assert.deepEqual(back(walk(2, 1)), walk(2));
  assert.deepEqual(back([]), []);
  assert.throws(() => answer(runbook, walk(0, 1), 0), RangeError);
  assert.throws(() => answer(runbook, [], 3), RangeError);
});

test('a pasted output chooses the first answer that has a selector in it', () => {
  const choose = (step: string, output: string) => answerFor(findStep(runbook, step)!, output);
  assert.equal(choose('socket', 'curl: (7) Couldn\'t connect: Connection  REFUSED'), 1);
  assert.equal(choose('socket', 'OK'), 0);
  assert.equal(choose('socket', 'OK then connection refused'), 0, 'order decides');
  assert.equal(choose('socket', ''), undefined);
  assert.equal(choose('log', 'a\ntime="x" level=fatal msg=EOF\n'), 0);
  assert.equal(choose('log', 'pid 4711 exited with 137.'), 0);
  assert.equal(choose('log', 'pid exited with 137.'), undefined, 'a placeholder is one character at least');
  assert.equal(choose('log', 'pid 4711\nexited with 137.'), undefined, 'a placeholder stays in its line');
  assert.equal(choose('log', 'pid 4711\rexited with 137.'), undefined, 'also where a terminal was recorded');
});

test('a fragment survives edits of the runbook', () => {
  const fragment = printTrail(walk(1, 0, 0));
  const edit = (change: (steps: WalkStep[]) => WalkStep[]): WalkRunbook => ({ ...runbook, steps: change([...runbook.steps]) });
  const ids = (read: ReturnType<typeof readTrail>) => read && [read.trail.map(({ step, answer: key }) => `${step}:${key}`), read.stale];

  const renamed = edit((steps) => steps.map((step) => step.id === 'running' ? ask('running', to('it-is-not-running', 'log')) : step));
  assert.deepEqual(ids(readTrail(renamed, fragment)), [['socket:refused', 'running:it-is-not-running', 'log:eof'], []], 'a renamed answer is known by where it leads');

  const removed = edit((steps) => steps.filter(({ id }) => id !== 'running').map((step) => step.id === 'socket' ? ask('socket', to('refused', 'log')) : step));
  assert.deepEqual(ids(readTrail(removed, fragment)), [['socket:refused', 'log:eof'], ['running:no']], 'a removed step is skipped');

  const inserted = edit((steps) => [...steps, ask('new', to('on', 'log'))].map((step) => step.id === 'running' ? ask('running', to('no', 'new')) : step));
  assert.deepEqual(ids(readTrail(inserted, fragment)), [['socket:refused', 'running:no'], ['log:eof']], 'a new question is asked, not guessed');

  const gone = edit((steps) => steps.map((step) => step.id === 'log' ? ask('log', to('nothing', 'socket')) : step));
  assert.deepEqual(ids(readTrail(gone, fragment)), [['socket:refused', 'running:no'], ['log:eof']]);
});

test('other fragments are no trails, and broken ones never throw', () => {
  assert.equal(readTrail(runbook, '#socket'), undefined);
  assert.equal(readTrail(runbook, ''), undefined);
  assert.deepEqual(readTrail(runbook, 'walk='), { trail: [], stale: [], versions: {} });
  for (const text of ['walk=%', 'walk=socket', 'walk=:::', 'walk=socket:yes:zzzzzzzzzz', 'walk=socket:yes:zzzzzzzz', 'walk=///', 'walk=socket:%E0%A4%A', `walk=${'socket:hangs/log:nothing/'.repeat(5000)}`]) {
    const read = readTrail(runbook, text)!;
    positionOf(runbook, read.trail);
    assert.ok(read.trail.length <= 500);
  }
});

test('versions stand behind the trail in the fragment, and in front of it in the copy', () => {
  const trail = walk(1);
  const versions = { docker: '5:20.10.7~3-0~debian&/=%', containerd: '1.4' };
  const fragment = printTrail(trail, versions);
  assert.match(fragment, /^walk=socket:[^&]*&containerd=1\.4&docker=5%3A20\.10\.7~3-0~debian%26%2F%3D%25$/);
  assert.deepEqual(readTrail(runbook, fragment), { trail, stale: [], versions });
  assert.equal(printTrail(trail, {}), printTrail(trail));
  assert.deepEqual(readTrail(runbook, 'walk=&dockerd=v1.12&docker=%20&moby=1&__proto__=1&&=&linux')?.versions, { docker: 'v1.12' });
  assert.equal(readTrail(runbook, `walk=&docker=${'1'.repeat(5000)}`)?.versions['docker']?.length, 80);
  assert.match(trailMarkdown(runbook, [], { docker: '1<b>', containerd: '1.4' }), /^\*\*Runbook: Daemon hangs\*\* \(daemon-hangs\), containerd 1\.4, docker 1\\<b\\>\n/);
});

test('answers in other scripts keep their names in the fragment', () => {
  const chinese: WalkRunbook = { ...runbook, start: '套接字', steps: [ask('套接字', to('有回应', 'resolved-fine')), resolved] };
  const trail = answer(chinese, [], 0);
  assert.deepEqual(readTrail(chinese, printTrail(trail)), { trail, stale: [], versions: {} });
});

test('the trail as Markdown says what was asked, answered, when, and where it led', () => {
  assert.equal(trailMarkdown(runbook, walk(2, 0)), [
    '**Runbook: Daemon hangs** (daemon-hangs)', '',
    '1. socket? **hangs** (2026-11-25 03:10:00 UTC)',
    '2. log? **It ends with \\<pid\\>** (2026-11-25 03:10:01 UTC)', '',
    'Outcome: known error restore-eof', '',
  ].join('\n'));
  assert.equal(trailMarkdown(runbook, []), '**Runbook: Daemon hangs** (daemon-hangs)\n\nNow at: socket?\n');
  assert.match(trailMarkdown(runbook, answer(runbook, walk(1), 1)), /\*\*It is another \\\*thing\\\*\*\*\n\nGoes on in the runbook other-daemon\n$/);
});
