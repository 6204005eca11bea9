import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalise } from '../../src/core/signature/normalise.ts';
import { nearestSignatures } from '../../src/cli/nearest-signatures.ts';
import { compileSignature } from '../../src/core/signature/compile.ts';

const signature = (record: string, ...lines: string[]) =>
  compileSignature(lines.join('\n'), { record, index: 0, place: { file: 'x.md', line: 1, column: 1 } }).value!;

const signatures = [
  signature('far', 'something that no log holds'),
  signature('half', 'graphdriver was initialised', 'layerstore is damaged'),
  signature('two-thirds', 'graphdriver was initialised', 'layerstore is damaged', 'restoring the network'),
  signature('turned', 'restoring the network', 'graphdriver was initialised'),
];
const log = 'level=info msg="graphdriver was initialised"\nlevel=info msg="restoring the network"\n';

test('signatures come by the share of their lines that are there; those without any stay away', () => {
  const found = nearestSignatures(signatures, normalise(log), 5);
  assert.deepEqual(found.map(({ record }) => record), ['turned', 'two-thirds', 'half']);
  assert.deepEqual(found.map(({ holds }) => holds), [false, false, false]);
  assert.equal(found[0]!.conditions[found[0]!.firstFailed!]!.failure, 'out-of-order');
  assert.equal(found[2]!.conditions[1]!.failure, 'not-found');
});

test('no more than asked for', () => {
  assert.deepEqual(nearestSignatures(signatures, normalise(log), 1).map(({ record }) => record), ['turned']);
});
