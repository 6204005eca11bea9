import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fixturesRoot } from '../core/source/fixtures.ts';

/** A project with one runbook and one start-up order that point into the test repository; removed after the tests. */
export function makePointerProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'leadline-project-'));
  after(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ['content/incidents', 'content/startup/dockerd', 'runbooks']) mkdirSync(join(root, folder), { recursive: true });
  cpSync(join(fixturesRoot, 'runbooks/good/daemon-hangs.md'), join(root, 'runbooks/daemon-hangs.md'));
  cpSync(join(fixturesRoot, 'startup-orders/good/v1.0.0.yaml'), join(root, 'content/startup/dockerd/v1.0.0.yaml'));
  return root;
}
