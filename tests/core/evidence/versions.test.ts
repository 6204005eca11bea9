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

/** One line, or a block, for each form that is read. */
const forms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  docker: {
    'Server Version: 24.0.9': '24.0.9', '"ServerVersion":"24.0.9"': '24.0.9', 'Docker version 24.0.9, build 293681613032e6d1a39cc88115847d3984195c24': '24.0.9',
    'docker-2:1.13.1-209.git7d71120.el7_9.x86_64': '1.13.1', 'docker-20.10.25-1.amzn2.0.4.x86_64': '20.10.25', 'docker-ce-3:24.0.9-1.el9.x86_64': '24.0.9',
    'docker-engine-17.03.1.ce-1.el7.centos.x86_64': '17.03.1', 'docker-ee-19.03.5-3.el7.x86_64': '19.03.5', 'moby-engine-24.0.5-1.fc39.x86_64': '24.0.5',
    'ii  moby-engine   24.0.9-ubuntu22.04u1 amd64  Docker container platform': '24.0.9', 'ii  docker.io 20.10.21-0ubuntu1~22.04.3 amd64 Linux container runtime': '20.10.21',
    'docker-ce/jammy,now 5:24.0.9-1~ubuntu.22.04~jammy amd64 [installed,upgradable to: 5:25.0.1]': '24.0.9', 'docker.io/focal-updates 20.10.7-0ubuntu5 amd64 [installed]': '20.10.7',
    'level=info msg="Docker daemon" commit=f0df350 version=20.10.7': '20.10.7', 'Server: Docker Engine - Community\n Engine:\n  Version: 24.0.9': '24.0.9',
    'Server Version: 24.0.9\r': '24.0.9',
  },
  containerd: {
    'containerd version: 1.7.27': '1.7.27', 'containerd github.com/containerd/containerd v1.6.33 1234567': '1.6.33', 'ctr github.com/containerd/containerd v1.6.33': '1.6.33',
    'ctr containerd.io 1.6.33': '1.6.33', 'containerd-2.0.5-1.fc42.x86_64': '2.0.5', 'containerd.io-1.6.33-3.1.el9.x86_64': '1.6.33',
    'ii  containerd 1.7.12-0ubuntu2 amd64 daemon': '1.7.12', 'containerd/noble,now 1.7.12-0ubuntu4 amd64 [installed,automatic]': '1.7.12',
    'level=info msg="starting containerd" revision=0123456 version=v1.4.6': '1.4.6',
  },
  runc: { 'runc version: 1.2.5': '1.2.5', 'runc version 1.2.5': '1.2.5', 'runc-4:1.1.12-2.el9.x86_64': '1.1.12', 'ii  runc 1.1.12-0ubuntu3 amd64 runtime': '1.1.12' },
  linux: { 'Kernel Version: 6.1.20': '6.1.20', 'Linux host7 6.1.20 #1 SMP x86_64 GNU/Linux': '6.1.20' },
  kubernetes: { 'Kubernetes v1.30.2': '1.30.2', 'Kubernetes 1.30.2': '1.30.2' },
  compose: { 'Docker Compose version v2.29.1': '2.29.1' },
};

for (const [product, texts] of Object.entries(forms)) {
  test(`every form in which a version of ${product} is read is announced by a sign`, () => {
    for (const [text, version] of Object.entries(texts)) {
      assert.deepEqual(versionsIn(text).found.map((found) => found.product), [product], text);
      assert.equal(versionsIn(text).found[0]!.version.replace(/[-+~].*|\.(?:ce|amzn|el|fc).*/, ''), version, text);
      assert.ok(mayNameVersions(text), text);
    }
  });
}

test('a version, from the text or the caller, leaves one start-up order', () => {
  const dump = input('dump-startup-restore');
  const orders = (text: string, versions?: Record<string, string>) => readEvidence(text, testContext, versions).flatMap(({ stages }) => stages.flatMap((stage) => stage.versions));
  assert.deepEqual(orders(dump), ['1.12.3', '17.03.2-ce']);
  assert.deepEqual(orders(dump, { docker: '1.13.1' }), ['1.12.3']);
  assert.deepEqual(orders(`${dump}\nServer Version: 17.06.2-ce\n`), ['17.03.2-ce']);
  assert.deepEqual(orders(dump, { docker: '1.11.0' }), ['1.12.3']);
  assert.deepEqual(orders(dump, { docker: '5:17.06.2~ce-0~debian' }), ['17.03.2-ce']);
});
