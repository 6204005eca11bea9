import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareVersions, isSameLine } from '../../../src/core/incident/version-number.ts';

test('versions order as releases do, whatever name, package or edition they are written with', () => {
  const inOrder = [
    ['1.12.3-cs4', '1.12.3', 'v1.12.3'], ['1.13.0-rc1'], ['1.13.0'], ['17.03.2-ce', 'v17.03.2-ce', '17.3.2', '17.03.2-ee-8'],
    ['5:20.10.7~3-0~debian-bullseye', 'Docker version 20.10.7, build f0df350'], ['20.10.27+azure', '20.10.27'], ['28.5.2'], ['docker-v29.0.0-rc.2'], ['docker-v29.7.2', 'v29.7.2'],
  ];
  for (const [at, group] of inOrder.entries()) {
    for (const a of group) {
      for (const b of group) assert.equal(compareVersions(a, b), 0, `${a} ${b}`);
      for (const b of inOrder.slice(at + 1).flat()) assert.deepEqual([compareVersions(a, b), compareVersions(b, a)], [-1, 1], `${a} ${b}`);
    }
  }
  assert.equal(compareVersions('v2.0.0-rc.1', '2.0.0'), -1);
  assert.equal(compareVersions('v2.0.0-rc.10', 'v2.0.0-rc.9'), 1);
  assert.equal(compareVersions('1.6.33-0ubuntu1~22.04.1', '1.6.33'), 0);
  assert.equal(compareVersions('latest', 'main'), 0);
  assert.equal(compareVersions('latest', '0.1.0'), -1);
});

test('a release line is what stands before the last number', () => {
  assert.ok(isSameLine('17.03.2-ce', '17.3.0'));
  assert.ok(isSameLine('5:20.10.7~3-0~debian-bullseye', '20.10.27+azure'));
  assert.ok(!isSameLine('1.6.33', '1.7.0'));
  assert.ok(!isSameLine('latest', 'latest'));
});
