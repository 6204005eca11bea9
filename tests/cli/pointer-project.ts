import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fixturesRoot, readFixture } from '../core/source/fixtures.ts';

/** A project with one runbook and one start-up order that point into the test repository; removed after the tests. */
export function makePointerProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'leadline-project-'));
  after(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ['content/incidents', 'content/startup/dockerd', 'runbooks']) mkdirSync(join(root, folder), { recursive: true });
  // One of its two pointers finds something inside a function.
  const runbook = readFixture('runbooks/good/daemon-hangs.md').replace('#New call d.restore`.', '#(*Daemon).restore text "return errStopped"`.');
  writeFileSync(join(root, 'runbooks/daemon-hangs.md'), runbook);
  cpSync(join(fixturesRoot, 'startup-orders/good/v1.0.0.yaml'), join(root, 'content/startup/dockerd/v1.0.0.yaml'));
  return root;
}
