import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Follower, type Sighting } from '../../src/cli/follower.ts';
import { compileExcerpter } from '../../src/core/signature/excerpt.ts';
import { compileFinder, compileMatcher } from '../../src/core/signature/match.ts';
import { signatureFrom } from '../core/signature/load-corpus.ts';

const signatures = [
  signatureFrom('level=error msg="cannot open the ledger of mounts"', 'ledger'),
  signatureFrom('the first ledger is torn\nthe second ledger is torn', 'two-ledgers'),
  signatureFrom('waiting for the ledger keeper\n<nothing more>', 'hangs'),
  signatureFrom('the ledger keeper is late\nnot: the ledger keeper came', 'late'),
];
const decoder = new TextDecoder();
const matcher = compileMatcher(signatures);
const newFollower = (window = 1000): Follower => new Follower({
  signatures,
  newExcerpter: compileExcerpter(compileFinder(signatures), (bytes) => decoder.decode(bytes)),
  match: (text, ready) => matcher.match(text, { only: (signature) => ready.has(signatures.indexOf(signature)) }),
  window,
  settle: 5000,
});
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const line = (message: string, pid = 900): string => `Nov 25 04:00:01 host7 dockerd[${pid}]: time="2026-11-25T04:00:01Z" level=error msg="${message}"\n`;
const idsAndLines = (sightings: readonly Sighting[]): unknown[] => sightings.map(({ match }) => [match.record, ...match.lines.map(({ line }) => line)]);
const healthy = (count: number): string => Array.from({ length: count }, (_, number) => line(`all is well ${number}`, 7)).join('');

test('a record is said once, as soon as its line is whole', () => {
  const follower = newFollower();
  const text = healthy(3) + line('cannot open the ledger of mounts');
  const cut = text.length - 30;
  assert.deepEqual(follower.add(bytes(text.slice(0, cut)), 0), []);
  const [sighting] = follower.add(bytes(text.slice(cut)), 0);
  assert.deepEqual(idsAndLines([sighting!]), [['ledger', 4]]);
  assert.equal(sighting!.lines[3], text.split('\n')[3]);
  assert.deepEqual(follower.add(bytes(line('cannot open the ledger of mounts')), 0), []);
  assert.deepEqual(follower.end(0), []);
  assert.equal(follower.lines, 5);
});

test('lines of one signature may come one by one, other lines between them, also where stretches change', () => {
  for (const between of [0, 5, 300, 499]) {
    const follower = newFollower();
    follower.add(bytes(healthy(740)), 0);
    follower.add(bytes(line('the first ledger is torn')), 0);
    for (let rest = between; rest > 0; rest -= 50) follower.add(bytes(healthy(Math.min(rest, 50))), 0);
    assert.deepEqual(idsAndLines(follower.add(bytes(line('the second ledger is torn')), 0)), [['two-ledgers', 741, 742 + between]]);
  }
});

test('what lies further apart than the window does not belong together', () => {
  const follower = newFollower();
  follower.add(bytes(line('the first ledger is torn')), 0);
  for (let step = 0; step < 30; step++) follower.add(bytes(healthy(100)), 0);
  assert.deepEqual(follower.add(bytes(line('the second ledger is torn')), 0), []);
  assert.deepEqual(idsAndLines(follower.add(bytes(line('the first ledger is torn') + line('the second ledger is torn')), 0)), [['two-ledgers', 3003, 3004]]);
});

test('<nothing more> is judged when the program has been silent for a while, however much others write', () => {
  const follower = newFollower();
  assert.deepEqual(follower.add(bytes(line('waiting for the ledger keeper')), 1000), []);
  assert.equal(follower.nextSettle, 6000);
  assert.deepEqual(follower.add(bytes(healthy(20)), 5999), []);
  assert.deepEqual(idsAndLines(follower.settle(6000)), [['hangs', 1]]);
  assert.equal(follower.nextSettle, undefined);

  const goesOn = newFollower();
  goesOn.add(bytes(line('waiting for the ledger keeper')), 1000);
  goesOn.add(bytes(line('going on')), 2000);
  assert.deepEqual(goesOn.settle(6000), []);
  assert.deepEqual(goesOn.end(9000), []);
});

test('a `not:` line is waited for, and at the end nothing is', () => {
  const follower = newFollower();
  follower.add(bytes(line('the ledger keeper is late')), 1000);
  assert.deepEqual(follower.settle(5000), []);
  follower.add(bytes(line('the ledger keeper came')), 5500);
  assert.deepEqual(follower.end(20_000), []);

  const ends = newFollower();
  ends.add(bytes(line('the ledger keeper is late').trimEnd()), 1000);
  assert.deepEqual(idsAndLines(ends.end(1001)), [['late', 1]]);
});
