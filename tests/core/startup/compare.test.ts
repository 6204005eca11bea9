import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptStages } from '../../../src/core/startup/align.ts';
import { compareOrders } from '../../../src/core/startup/compare.ts';
import { describeChange, describePlace } from '../../../src/core/startup/describe-change.ts';
import { countChanges, countWords } from '../../../src/core/startup/summarise-comparison.ts';
import { orderOf, type WrittenStep } from './orders.ts';

const listOf = (letters: string) => [...letters].map((stage) => ({ stage }));

test('the stages that keep their place are a longest common list', () => {
  const kept = (from: string, to: string) => [...keptStages(listOf(from), listOf(to))].sort().join('');
  assert.equal(kept('abcdef', 'abcdef'), 'abcdef');
  assert.equal(kept('abcdef', 'bcdefa'), 'bcdef', 'one moved to the end, not five to the front');
  assert.equal(kept('abcdef', 'fabcde'), 'abcde');
  assert.equal(kept('abcdef', 'xaybzc'), 'abc');
  assert.equal(kept('abc', 'xyz'), '');
  assert.equal(kept('', 'abc'), '');
});

test('and it is as long as trying every list would find', () => {
  let seed = 7;
  const next = (limit: number) => (seed = (seed * 48271) % 2147483647) % limit;
  const shuffled = (letters: string[]) => letters.map((letter) => [next(1000), letter] as const).sort(([a], [b]) => a - b).map(([, letter]) => letter);
  for (let round = 0; round < 200; round++) {
    const from = shuffled([...'abcdefgh']).slice(next(5));
    const to = shuffled([...'abcdefgh']).slice(next(5));
    const kept = keptStages(listOf(from.join('')), listOf(to.join('')));
    const inBoth = (order: readonly string[]) => order.filter((stage) => kept.has(stage)).join('');
    assert.equal(inBoth(from), inBoth(to), 'the same order in both');
    assert.equal(kept.size, longest(from, to), `${from.join('')} ${to.join('')}`);
  }
});

/** The textbook's table, for comparison. */
function longest(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) table[i]![j] = a[i - 1] === b[j - 1] ? table[i - 1]![j - 1]! + 1 : Math.max(table[i - 1]![j]!, table[i]![j - 1]!);
  }
  return table[a.length]![b.length]!;
}

const compare = (from: readonly WrittenStep[], to: readonly WrittenStep[]) => compareOrders(orderOf('v1.0.0', from), orderOf('v2.0.0', to));

test('what moved, appeared and went, each where it stands', () => {
  const { stages, from, to } = compare(['start', 'dump', 'read', 'old', 'serve'], ['start', 'new', 'read', 'serve', 'dump']);
  assert.deepEqual([from.name, from.steps, to.name, to.steps], ['1.0.0', 5, '2.0.0', 5]);
  assert.deepEqual(stages.map(({ stage, state, from, to }) => [stage, state, from, to]), [
    ['start', 'kept', 1, 1], ['new', 'appeared', undefined, 2], ['read', 'kept', 3, 3], ['old', 'went', 4, undefined],
    ['serve', 'kept', 5, 4], ['dump', 'moved', 2, 5],
  ]);
  assert.deepEqual(stages.map(describePlace), [
    'step 1 in both', 'appeared as step 2', 'step 3 in both', 'went; it was step 4', 'step 4, was 5, in the same order',
    'moved from step 2 to 5: now after “Step serve”, was after “Step start”',
  ]);
  assert.equal(countWords(countChanges({ stages })), '1 appeared, 1 went, 1 moved; none says, reads, waits or fails otherwise');
  const back = compare(['read', 'serve', 'dump'], ['dump', 'read', 'serve']).stages[0]!;
  assert.match(describePlace(back), /^moved from step 3 to 1: now before all others, was after “Step serve”$/);
});

test('nothing is different between an order and itself', () => {
  const steps: WrittenStep[] = ['start', ['read', '    reads: [{ path: /a, damaged: fatal }]\n']];
  const { stages } = compare(steps, steps);
  assert.deepEqual(stages.map(({ state, changes }) => [state, changes]), [['kept', []], ['kept', []]]);
});

/** Changes of the one step, in words. */
function changesOf(from: string, to: string): string[] {
  const { stages } = compare(['start', ['x', from]], ['start', ['x', to]]);
  return stages[1]!.changes.flatMap((change) => {
    const line = describeChange(change);
    return line ? [`${line.sign}: ${line.pieces.map(({ text, code }) => (code ? `\`${text}\`` : text)).join('')}`] : [];
  });
}

test('messages: new, gone, another level, other words for the same thing', () => {
  const messages = (...list: [string, string][]) => `    messages:\n${list.map(([level, text]) => `      - { level: ${level}, text: ${JSON.stringify(text)} }\n`).join('')}`;
  assert.deepEqual(changesOf(
    messages(['fatal', 'pid file found <path>'], ['error', 'Failed to restore container <id> with containerd: <error>'], ['info', 'gone for good']),
    messages(['stderr', 'pid file found <path>'], ['error', 'failed to restore container with containerd container=<id> error=<error>'], ['debug', 'a thing that was never said']),
  ), [
    'changed: says stderr `pid file found <path>`, was fatal',
    'changed: says error `failed to restore container with containerd container=<id> error=<error>`, was `Failed to restore container <id> with containerd: <error>`',
    'new: says debug `a thing that was never said`',
    'gone: no longer says info `gone for good`',
  ]);
  assert.deepEqual(changesOf(messages(['warning', 'Failed to mount container on getting BaseFs path <id>: <error>']), messages(['warning', 'failed to mount container to get BaseFs path container=<id>'])), [
    'changed: says warning `failed to mount container to get BaseFs path container=<id>`, was `Failed to mount container on getting BaseFs path <id>: <error>`',
  ], 'most words are the same');
  const swapped = [['info', 'loading plugin a'], ['info', 'loading plugin b']] as [string, string][];
  assert.deepEqual(changesOf(messages(...swapped), messages(...swapped.toReversed())), [], 'their order alone is no change');
});

test('waits: the same place in the source is the same wait, whatever it is called', () => {
  const wait = (what: string, limit: string, pointer = '') => `    waits: [{ for: "${what}", limit: ${limit}${pointer && `, pointer: "${pointer}"`} }]\n`;
  assert.deepEqual(changesOf(wait('the lock on a.db', '10s'), wait('the lock on a.db', 'none')), ['changed: waits without limit, was at most 10s: for the lock on a.db']);
  assert.deepEqual(changesOf(wait('its answer', '3s', 'test/daemon@v1.0.0:a.go#F call g'), wait('an answer from it', '3s', 'test/daemon@v2.0.0:b/a.go#F call g')), []);
  assert.deepEqual(changesOf('', wait('`getent` to end', '3s')), ['new: waits for `getent` to end: at most 3s']);
  assert.deepEqual(changesOf(wait('it', 'none'), ''), ['gone: no longer waits for it']);
});

test('reads, names, what runs beside, and what can be seen', () => {
  assert.deepEqual(changesOf('    reads: [{ path: /a, damaged: fatal }, { path: /b, damaged: "no" }]\n', '    reads: [{ path: /a, damaged: ignored }, { path: /c, damaged: made anew }]\n'), [
    'changed: `/a` damaged: ignored; was: fatal', 'new: reads `/c`; damaged: made anew', 'gone: no longer reads `/b`',
  ]);
  assert.deepEqual(changesOf('    name: Open it all\n', '    name: Open half of it\n    concurrent: true\n'), [
    'changed: is called “Open half of it”, was “Open it all”', 'changed: runs beside the following steps',
  ]);
  assert.deepEqual(changesOf('', '    observable: { metrics: { state: "yes" } }\n'), ['changed: metrics: yes, was not changed here']);
  assert.deepEqual(changesOf('    fails: exit code 1\n', '    fails: a warning\n'), ['changed: if it fails: a warning; was: exit code 1']);
  assert.deepEqual(changesOf('    killed: an image\n', '    fails: exit code 1\n'), ['new: if it fails: exit code 1', 'gone: if it is killed here: nothing is said; was: an image']);
  const prose = compare(['start', ['x', '    does: It does this.\n']], ['start', ['x', '    does: It does that.\n']]).stages[1]!;
  assert.deepEqual(prose.changes, [{ kind: 'does', from: 'It does this.', to: 'It does that.' }]);
});

test('from which step on a thing can be seen', () => {
  const seen = (key: string) => `    observable: { ${key}: { state: "yes" } }\n`;
  const { observables } = compare(['start', 'read', ['dump', seen('stack-dump')]], ['start', ['dump', seen('stack-dump')], 'read']);
  const dump = observables.find(({ key }) => key === 'stack-dump')!;
  assert.deepEqual([dump.from, dump.to].map((turns) => turns.map(({ stage, number, state }) => [stage, number, state])), [[['dump', 3, 'yes']], [['dump', 2, 'yes']]]);
  assert.deepEqual(observables.find(({ key }) => key === 'metrics'), { key: 'metrics', from: [], to: [] });
});

test('a comparison is plain JSON, and the same each time', () => {
  const [a, b] = [orderOf('v1.0.0', ['start', 'x', 'y', 'z']), orderOf('v2.0.0', ['start', 'z', 'y', 'x'])];
  const comparison = compareOrders(a, b);
  assert.deepEqual(JSON.parse(JSON.stringify(comparison)), comparison);
  assert.equal(JSON.stringify(compareOrders(a, b)), JSON.stringify(comparison));
});
