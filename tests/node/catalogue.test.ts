import assert from 'node:assert/strict';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openCatalogue } from '../../src/node/catalogue.ts';

const project = fileURLToPath(new URL('../cli/fixtures/project', import.meta.url));

function makeProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'leadline-catalogue-'));
  after(() => rmSync(root, { recursive: true, force: true }));
  cpSync(project, root, { recursive: true });
  // A file as fresh as that is not trusted to a catalogue.
  const longAgo = new Date('2026-01-01');
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) utimesSync(join(root, file), longAgo, longAgo);
  return root;
}

const cacheOf = (root: string) => join(root, '.leadline/cache/catalogue.ndjson');
const recordOf = (root: string) => join(root, 'content/incidents/registry-token-expired.md');

/** Opens until the catalogue is kept: files copied a moment ago are too fresh. */
async function openWarm(root: string) {
  while (!existsSync(cacheOf(root))) await openCatalogue(root);
  return openCatalogue(root);
}

test('a kept catalogue says the same as a fresh one', async () => {
  const root = makeProject();
  const fresh = await openCatalogue(root);
  const warm = await openWarm(root);
  assert.deepEqual(JSON.parse(JSON.stringify(warm)), JSON.parse(JSON.stringify(fresh)));
  assert.deepEqual(warm.signatures(), JSON.parse(JSON.stringify(fresh.signatures())));
  assert.deepEqual(await warm.locateIndex(), JSON.parse(JSON.stringify(await fresh.locateIndex())));
  assert.deepEqual(await warm.incident(warm.incidents[0]!), JSON.parse(JSON.stringify(await fresh.incident(fresh.incidents[0]!))));
  assert.equal((await warm.runbook(warm.runbooks[0]!)).id, 'daemon-is-silent');
  assert.equal((await warm.startupOrder(warm.startupOrders[0]!)).version, 'v1.12.3');
});

test('a file that changed is seen, also when its size and date stay', async () => {
  const root = makeProject();
  await openWarm(root);
  const longAgo = new Date('2026-01-01');
  writeFileSync(recordOf(root), readFileSync(recordOf(root), 'utf8').replace('severity: degraded', 'severity: nuisance'.padEnd(18)));
  utimesSync(recordOf(root), longAgo, longAgo);
  assert.equal((await openCatalogue(root)).incidents[1]!.severity, 'nuisance');
});

test('a file that was added or removed is seen', async () => {
  const root = makeProject();
  await openWarm(root);
  unlinkSync(recordOf(root));
  assert.deepEqual((await openCatalogue(root)).incidents.map(({ id }) => id), ['pid-file-left-over']);
  cpSync(join(project, 'content/incidents/registry-token-expired.md'), join(root, 'content/incidents/copied.md'));
  assert.deepEqual((await openCatalogue(root)).incidents.map(({ id }) => id), ['copied', 'pid-file-left-over']);
});

test('a cache that is spoilt or lost costs only time', async () => {
  const root = makeProject();
  const warm = await openWarm(root);
  rmSync(join(root, '.leadline/cache/compiled'), { recursive: true });
  assert.equal((await warm.incident(warm.incidents[0]!)).id, 'pid-file-left-over');
  const [stamp] = readFileSync(cacheOf(root), 'utf8').split('\n');
  writeFileSync(cacheOf(root), `${stamp}\n{"incidents":`);
  assert.equal((await openCatalogue(root)).incidents.length, 2);
  const again = await openWarm(root);
  const index = await again.locateIndex();
  unlinkSync(join(root, '.leadline/cache/locate-index.ndjson'));
  assert.deepEqual(JSON.parse(JSON.stringify(await again.locateIndex())), index);
});

test('content with errors is named, and what compiles is there', async () => {
  const root = makeProject();
  writeFileSync(recordOf(root), '---\ntitle: x\n---\n');
  const { broken, incidents } = await openCatalogue(root);
  assert.deepEqual(broken, ['content/incidents/registry-token-expired.md']);
  assert.deepEqual(incidents.map(({ id }) => id), ['pid-file-left-over']);
});

test('a project that cannot be written is read all the same', { skip: process.getuid?.() === 0 && 'root may write anywhere' }, async () => {
  const root = makeProject();
  chmodSync(root, 0o555);
  assert.equal((await openCatalogue(root)).incidents.length, 2);
  chmodSync(root, 0o755);
});
