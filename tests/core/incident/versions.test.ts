import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normaliseVersion } from '../../../src/core/incident/version-number.ts';
import { inRange, rangeProblem, rangesOverlap } from '../../../src/core/incident/versions.ts';

test('versions are read from the names that releases, packages and programs give them', () => {
  const cases: Record<string, string | undefined> = {
    'docker-v29.7.2': '29.7.2',
    'v17.03.2-ce': '17.3.2',
    '17.06.0-ce-rc1': '17.6.0-rc.1',
    '5:20.10.7~3-0~debian-bullseye': '20.10.7',
    '20.10.5+dfsg1': '20.10.5',
    'Docker version 20.10.7, build f0df350': '20.10.7',
    'containerd containerd.io 1.6.8 9cd3357': '1.6.8',
    '1.0.0-rc10': '1.0.0-rc.10',
    'v2.0.0-beta.1': '2.0.0-beta.1',
    '4.4.27-2+deb8u1': '4.4.27',
    '4.4.0-31-generic': '4.4.0',
    '3.10.0-1160.el7.x86_64': '3.10.0',
    'v1.29.3+k3s1': '1.29.3',
    '1.12': '1.12.0',
    '26': '26.0.0',
    'latest': undefined,
    '': undefined,
  };
  for (const [text, expected] of Object.entries(cases)) assert.equal(normaliseVersion(text), expected, text);
});

test('a version lies in a range however both are written', () => {
  assert.ok(inRange('docker', 'v17.03.2-ce', '>=17.03 <17.06'));
  assert.ok(inRange('docker', '17.03.2', '17.03.2'));
  assert.ok(inRange('docker', '1.13.0-rc1', '<1.13.0'));
  assert.ok(inRange('runc', '1.0.0-rc10', '>=1.0.0-rc.9 <1.0.0'));
  assert.ok(!inRange('docker', '17.06.0-ce', '<17.06'));
  assert.ok(!inRange('docker', '1.13.1', '<1.13.0'));
});

test('a version of another product, or none at all, lies in no range', () => {
  assert.ok(!inRange('docker', 'containerd-v1.7.0', '*'));
  assert.ok(inRange('containerd', 'containerd-v1.7.0', '*'));
  assert.ok(!inRange('docker', 'latest', '*'));
  assert.ok(!inRange('docker', '1.12.3', 'no range'));
});

test('a range that cannot be read says why, and what was meant', () => {
  for (const good of ['>=1.11.0 <1.13.0', '17.03.2', '17.03.2 - 17.06.1', '1.12.x', '>=19.03 || <1.10', '*']) assert.equal(rangeProblem(good), undefined, good);
  assert.deepEqual(rangeProblem('17.03.2-ce'), { problem: 'names an edition (-ce, -ee)', suggestion: '17.03.2' });
  assert.deepEqual(rangeProblem('>=17.03.2-ee-4 <18'), { problem: 'names an edition (-ce, -ee)', suggestion: '>=17.03.2 <18' });
  assert.equal(rangeProblem('1.11 to 1.13')?.suggestion, '>=1.11 <=1.13');
  assert.equal(rangeProblem('>=1.0, <2')?.suggestion, '>=1.0 <2');
  assert.equal(rangeProblem('>=1.0, after dockerd/serve-api')?.suggestion, undefined);
  assert.equal(rangeProblem('before 2')?.problem, 'is no version range');
  assert.equal(rangeProblem('>=2 <1')?.problem, 'contains no version at all');
  assert.ok(rangeProblem('>'.repeat(100_000)));
});

test('ranges overlap when some version is in both', () => {
  assert.ok(rangesOverlap('<=1.13.0', '>=1.13.0'));
  assert.ok(!rangesOverlap('<1.13.0', '>=1.13.0'));
  assert.ok(!rangesOverlap('<17.03', '>=17.03.0'));
  assert.ok(!rangesOverlap('nonsense', '*'));
});
