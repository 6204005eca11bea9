import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guardObjection } from '../../../src/core/incident/guard-objection.ts';
import { guardSentence, parseGuard, type Guard } from '../../../src/core/incident/guard.ts';

const place = { file: 'x.md', line: 1, column: 1 };
function guard(value: string): Guard {
  const { value: read, diagnostics } = parseGuard({ key: 'holds', value, place });
  assert.deepEqual(diagnostics, []);
  return read!;
}

test('a guard is read in any order of its parts, and said as a sentence', () => {
  const said: readonly (readonly [string, string])[] = [
    ['docker >=1.12; after dockerd/install-stack-dump-trap', 'Holds for docker >=1.12, once dockerd has passed install-stack-dump-trap.'],
    ['before dockerd/serve-api;after containerd/serve; dockerd >=1.12 <17.06 || >=18 ; containerd *',
      'Holds for docker >=1.12 <17.06 || >=18 and containerd of any version, once containerd has passed serve, until dockerd begins serve-api.'],
    ['after dockerd/a; after dockerd/b', 'Holds once dockerd has passed a and dockerd has passed b.'],
  ];
  for (const [value, sentence] of said) assert.equal(guardSentence(guard(value)), sentence);
});

test('what cannot be read gives no guard, and each part its own diagnostic', () => {
  const found: readonly (readonly [string, readonly string[]])[] = [
    ['', ['fence/guard-part']],
    ['docker >=1.12;', ['fence/guard-part']],
    ['after', ['fence/guard-part']],
    ['after trap-signals; moby >=1; docker newest', ['fence/guard-part', 'fence/guard-product', 'fence/guard-range']],
    ['docker >=1.12; dockerd <17', ['fence/guard-part']],
    [`docker ${'>'.repeat(5000)}`, ['fence/guard-range']],
  ];
  for (const [value, codes] of found) {
    const { value: read, diagnostics } = parseGuard({ key: 'holds', value, place });
    assert.equal(read, undefined);
    assert.deepEqual(diagnostics.map(({ code }) => code), codes, value.slice(0, 40));
  }
});

test('a version outside the range is objected to, in the words of whoever gave it', () => {
  const holds = guard('docker >=1.12 <17.06; after dockerd/x');
  assert.equal(guardObjection(holds, { docker: '17.09.1-ce' }), 'Does not hold for docker 17.09.1-ce: only for docker >=1.12 <17.06.');
  assert.equal(guardObjection(holds, { containerd: '1.0.0', dockerd: 'v1.11.2' }), 'Does not hold for dockerd v1.11.2: only for docker >=1.12 <17.06.');
  for (const known of [{}, { docker: '17.03.2-ce' }, { containerd: '9.9' }, { docker: 'unknown' }]) assert.equal(guardObjection(holds, known), undefined);
});
