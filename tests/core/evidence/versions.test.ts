import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readEvidence } from '../../../src/core/evidence/read-evidence.ts';
import { mayNameVersions } from '../../../src/core/evidence/signs.ts';
import { versionsIn } from '../../../src/core/evidence/versions.ts';
import { testContext } from './test-context.ts';

const input = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name, 'input.txt'), 'utf8');

test('versions that run narrow, those of a client and of patched kernels do not', () => {
  assert.deepEqual(versionsIn(input('versions-old')).versions, { docker: '1.12.3' });
  assert.deepEqual(versionsIn(input('versions-new')).versions, { docker: '28.5.2', containerd: '1.7.27', runc: '1.2.5', 'docker-init': '0.19.0' });
  assert.deepEqual(versionsIn(input('versions-client-alone')).versions, {});
  assert.deepEqual(versionsIn('Linux host7 6.1.20 #1 SMP PREEMPT x86_64 GNU/Linux').versions, { linux: '6.1.20' });
});

test('several versions of one product rule nothing out', () => {
  const { versions, several } = versionsIn(input('versions-packages'));
  assert.deepEqual([versions, several], [{ containerd: '1.6.33', runc: '1.0.0-rc10' }, ['docker']]);
});

test('a daemon’s log names its version, which is no evidence of its own', () => {
  const log = [
    'Nov 25 04:00:00 host7 dockerd[900]: time="2026-11-25T04:00:00Z" level=info msg="Docker daemon" commit=f0df350 graphdriver(s)=overlay2 version=20.10.7',
    'Nov 25 04:00:00 host7 dockerd[900]: time="2026-11-25T04:00:00Z" level=info msg="starting containerd" revision=0123456 version=v1.4.6',
  ].join('\n');
  assert.deepEqual(versionsIn(log).versions, { docker: '20.10.7', containerd: '1.4.6' });
  assert.ok(mayNameVersions(log));
  assert.deepEqual(readEvidence(log), []);
});

test('a version, from the text or the caller, leaves one start-up order', () => {
  const dump = input('dump-startup-restore');
  const orders = (text: string, versions?: Record<string, string>) => readEvidence(text, testContext, versions).flatMap(({ stages }) => stages.flatMap((stage) => stage.versions));
  assert.deepEqual(orders(dump), ['1.12.3', '17.03.2-ce']);
  assert.deepEqual(orders(dump, { docker: '1.13.1' }), ['1.12.3']);
  assert.deepEqual(orders(`${dump}\nServer Version: 17.06.2-ce\n`), ['17.03.2-ce']);
  assert.deepEqual(orders(dump, { docker: '1.11.0' }), ['1.12.3']);
  assert.deepEqual(orders(dump, { docker: '5:17.06.2~ce-0~debian' }), ['17.03.2-ce']);
});
