import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { indexOrders } from '../../../../src/core/startup/locate/index-orders.ts';
import { compileLocator } from '../../../../src/core/startup/locate/locate.ts';
import type { LocatedStart, LocatedStep } from '../../../../src/core/startup/locate/location.ts';
import { orders } from './orders.ts';

const folder = new URL('pastes/', import.meta.url);
const locator = compileLocator(indexOrders(orders));
const names = readdirSync(folder).sort();

const read = (name: string): string => readFileSync(new URL(`${name}/input.txt`, folder), 'utf8');

/** A start as a person checks it: the steps that speak or are waited for, one a line. */
function summary({ steps, waits, observable, ...start }: LocatedStart): unknown {
  return {
    ...start,
    passed: steps.filter(({ state }) => state === 'passed').length,
    ahead: steps.filter(({ state }) => state === 'ahead').length,
    steps: steps.filter(({ state }) => state !== 'passed' && state !== 'ahead').map(stepLine),
    waits: waits.map((wait) => `${wait.number} ${wait.stage}: ${wait.for} (${wait.limit})`),
    observable: observable.map(({ what, state, later }) => `${what} ${state}${later ? `, ${later.state} after ${later.stage}` : ''}`),
  };
}

const stepLine = ({ number, stage, state, line, at, took, long, limit }: LocatedStep): string => [
  `${number} ${stage}: ${state}`,
  ...(line === undefined ? [] : [`line ${line}`]), ...(at === undefined ? [] : [`at ${at} s`]), ...(took === undefined ? [] : [`took ${took} s`]),
  ...(long ? ['long'] : []), ...(limit === undefined ? [] : [`= ${limit}`]),
].join(', ');

for (const name of names) {
  test(`paste: ${name}`, () => {
    const { starts, programs } = locator.locate(read(name), { incidents: (order, stage) => [`${order.daemon}-${stage}`] });
    const actual = `${JSON.stringify({ starts: starts.map(summary), programs }, null, 2)}\n`;
    const file = new URL(`${name}/expected.json`, folder);
    if (process.env['UPDATE'] === '1') writeFileSync(file, actual);
    assert.equal(actual, existsSync(file) ? readFileSync(file, 'utf8') : '', `${name} (UPDATE=1 rewrites it)`);
  });
}

test('what each name promises', () => {
  for (const name of names) {
    const { starts } = locator.locate(read(name));
    const last = starts.at(-1);
    if (name.startsWith('healthy-')) assert.deepEqual(starts.map(({ state }) => state), ['healthy'], name);
    if (name.startsWith('stop-')) assert.ok(last?.state === 'failed' || last?.state === 'stopped', name);
    if (name.startsWith('open-')) assert.deepEqual(starts.map(({ state }) => state), ['not-finished'], name);
    if (name.startsWith('garbage-')) assert.deepEqual(starts, [], name);
    if (name.startsWith('two-starts-')) assert.deepEqual(starts.map(({ state }) => state), ['stopped', 'healthy'], name);
  }
});

test('every order is healthy in an info and in a debug log; containerd 0.2 says nothing at info', () => {
  for (const level of ['info', 'debug']) {
    const found = names.filter((name) => name.startsWith('healthy-') && name.endsWith(`-${level}`)).map((name) => locator.locate(read(name)).starts[0]?.order.file);
    const wanted = orders.map(({ file }) => file).filter((file) => level === 'debug' || !file.includes('b818e749726ba18e430bb825396c85408dfaf2a4'));
    assert.deepEqual([...new Set(found)].sort(), wanted.sort());
  }
});

test('pastes stop in at least 12 stages', () => {
  const stages = new Set(names.flatMap((name) => locator.locate(read(name)).starts.filter(({ state }) => state !== 'healthy').map(({ daemon, failed, last }) => `${daemon}/${failed ?? last}`)));
  assert.ok(stages.size >= 12, [...stages].join(', '));
});
