import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPointerError, parsePointer } from '../../src/core/source/parse-pointer.ts';
import type { PointerLock } from '../../src/core/source/pointer.ts';
import type { StartupOrder } from '../../src/core/startup/startup-order.ts';
import { affectedPlaces } from '../../src/site/affected-places.ts';

const order = (daemon: string, tag: string, title = `${daemon} ${tag}`) =>
  ({ daemon, version: tag, tag, commit: 'c'.repeat(40), title, repository: daemon === 'dockerd' ? 'moby/moby' : 'containerd/containerd' }) as StartupOrder;
const orders = [
  order('dockerd', 'docker-v29.7.2'), order('dockerd', 'v1.12.3'), order('dockerd', 'v20.10.27'), order('dockerd', 'v24.0.9'),
  order('containerd', 'v1.7.27'), order('containerd', 'b'.repeat(40), 'containerd v0.2.4-8-gb818 (the one docker 1.12.3 pins)'),
];
const use = (raw: string) => {
  const pointer = parsePointer(raw);
  assert.ok(!isPointerError(pointer));
  return { pointer, note: '', place: { file: 'x.md', line: 1, column: 1 } };
};
const raw = 'moby/moby@v1.12.3:daemon/daemon.go#NewDaemon call setDefaultMtu';
const lock: PointerLock = {
  [raw]: {
    state: 'current', commit: 'a'.repeat(40), line: 4, endLine: 4,
    also: { 'v20.10.27': { state: 'moved', commit: 'd'.repeat(40), path: 'engine/daemon.go', line: 7, endLine: 7 }, 'docker-v29.7.2': { state: 'current', commit: 'e'.repeat(40) } },
  },
};

test('a pointer is shown at every version that its record says is affected, oldest first, and what nobody looked up as unverified', () => {
  const record = { affects: { docker: '>=1.12.0 <25.0.0' }, pointers: [use(raw), use(raw)] };
  const places = affectedPlaces(record, { startupOrders: orders, pointers: lock });
  assert.deepEqual(places.map(({ version, find, at }) => ({ version, find, at })), [{
    version: 'moby/moby v1.12.3', find: 'setDefaultMtu()',
    at: [
      { tag: 'v20.10.27', state: 'moved', path: 'engine/daemon.go', href: `https://github.com/moby/moby/blob/${'d'.repeat(40)}/engine/daemon.go#L7` },
      { tag: 'v24.0.9', state: 'unverified', path: undefined, href: 'https://github.com/moby/moby/blob/v24.0.9/daemon/daemon.go' },
    ],
  }]);
});

test('a product of which the record says nothing is not looked at', () => {
  const pointer = use('containerd/containerd@v1.6.0:metadata/db.go#NewDB');
  assert.deepEqual(affectedPlaces({ affects: { docker: '*' }, pointers: [pointer] }, { startupOrders: orders, pointers: {} }), []);
  const [place] = affectedPlaces({ affects: { containerd: '<1.0.0' }, pointers: [pointer] }, { startupOrders: orders, pointers: {} });
  assert.deepEqual(place?.at.map(({ tag }) => tag), ['b'.repeat(10)], 'the title says which version a commit is');
});
