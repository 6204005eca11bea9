import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stageHistories } from '../../../src/core/startup/history.ts';
import { versionWords } from '../../../src/core/startup/version-words.ts';
import { orderOf } from './orders.ts';

const says = (...texts: string[]) => `    messages: [${texts.map((text) => `{ level: info, text: ${text} }`).join(', ')}]\n`;
const orders = [
  orderOf('v1.0.0', ['start', ['read', `    name: Read it\n    does: Reads a file.\n${says('reading', 'old line')}`], 'serve']),
  orderOf('v2.0.0', ['start', 'listen', ['read', `    name: Read it\n    does: Reads two files.\n${says('reading')}`], 'serve']),
  orderOf('v10.0.0', ['start', ['read', `    name: Read them\n    does: Reads two files.\n${says('new line', 'reading')}`], 'listen', 'serve']),
];
const histories = stageHistories(orders);
const read = histories.get('read')!;

test('every stage has a history, those of the newest version first', () => {
  assert.deepEqual([...histories.keys()], ['start', 'read', 'listen', 'serve']);
  assert.deepEqual([read.daemon, read.stage, read.name], ['dockerd', 'read', 'Read them']);
  assert.deepEqual(JSON.parse(JSON.stringify(read)), read);
});

test('where it stands in each version, also where it is not there', () => {
  assert.deepEqual(read.versions.map(({ name, total, step }) => [name, step?.number, total, step?.before, step?.after]), [
    ['1.0.0', 2, 3, 'Step start', 'Step serve'], ['2.0.0', 3, 4, 'Step listen', 'Step serve'], ['10.0.0', 2, 4, 'Step start', 'Step listen'],
  ]);
  assert.equal(histories.get('listen')!.versions[0]!.step, undefined);
});

test('what several versions say stands once, with the newest version’s first', () => {
  assert.deepEqual(read.does.map(({ value, versions }) => [value.text, versions]), [['Reads two files.', ['2.0.0', '10.0.0']], ['Reads a file.', ['1.0.0']]]);
  assert.deepEqual(read.messages.map(({ value, versions }) => [value.text, versions]), [
    ['new line', ['10.0.0']], ['reading', ['1.0.0', '2.0.0', '10.0.0']], ['old line', ['1.0.0']],
  ]);
  assert.deepEqual(histories.get('start')!.observables.map(({ value, versions }) => [value.key, versions.length]).slice(0, 1), [['stack-dump', 3]]);
});

test('how it changed from version to version; other prose is no change', () => {
  assert.deepEqual(read.turns.map(({ from, to, change }) => [from, to, change.state, change.changes.map(({ kind }) => kind)]), [
    ['1.0.0', '2.0.0', 'kept', ['message']], ['2.0.0', '10.0.0', 'moved', ['name', 'message']],
  ]);
  assert.deepEqual(histories.get('listen')!.turns.map(({ change }) => change.state), ['appeared']);
  assert.deepEqual(histories.get('serve')!.turns, []);
});

test('some of the versions in words', () => {
  const all = ['1', '2', '3', '4'];
  for (const [some, words] of [
    [all, ''], [['2', '3', '4'], 'from 2'], [['4'], 'from 4'], [['1', '2'], 'up to 2'], [['2', '3'], '2 to 3'], [['2'], 'only 2'], [['1', '3'], '1, 3'],
    [['1', '2', '4'], '1, 2, 4'], [[], ''],
  ] as const) assert.equal(versionWords(some, all), words, some.join());
});
