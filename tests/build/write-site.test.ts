import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Problem } from '../../src/node/problem.ts';
import { filesBelow, sharedRenderers, trialFolder, writeTrialSite, type TrialPage } from './trial-site.ts';

const pages: readonly TrialPage[] = Array.from({ length: 20 }, (_, index) => ({
  id: `page-${index}`,
  html: `<h2 id="symptoms">Symptoms</h2><p>The daemon number ${index} prints msg=EOF and stops; see /var/lib/docker.</p>`,
}));

test('two builds in different folders agree to the byte', async () => {
  const [one, two] = [await trialFolder('a'), await trialFolder('another folder/below')];
  await writeTrialSite(one, pages, join(one, '.leadline/renderer'));
  await writeTrialSite(two, pages, join(two, '.leadline/renderer'));
  const [first, second] = [await filesBelow(join(one, 'dist')), await filesBelow(join(two, 'dist'))];
  assert.deepEqual([...first.keys()], [...second.keys()]);
  for (const [path, content] of first) assert.equal(content, second.get(path), path);
  assert.ok([...first.keys()].some((path) => path.startsWith('pagefind/0/fragment/')), 'the index has fragments');
});

test('a build from the cache equals a build from nothing, and renders only what changed', async () => {
  const edited = pages.map((page) => (page.id === 'page-7' ? { ...page, html: '<p>edited</p>' } : page));
  const [warm, cold] = [await trialFolder(), await trialFolder()];
  assert.deepEqual(await writeTrialSite(warm, pages), { pages: 22, rendered: 22 });
  assert.deepEqual(await writeTrialSite(warm, pages), { pages: 22, rendered: 0 });
  assert.deepEqual(await writeTrialSite(warm, edited), { pages: 22, rendered: 1 });
  await writeTrialSite(cold, edited);
  assert.deepEqual(await filesBelow(join(warm, 'dist')), await filesBelow(join(cold, 'dist')));
});

test('what somebody edits in the built site is gone with the next build', async () => {
  const root = await trialFolder();
  await writeTrialSite(root, pages);
  const before = await filesBelow(join(root, 'dist'));
  const fragment = [...before.keys()].find((path) => path.startsWith('pagefind/0/fragment/'))!;
  for (const path of ['incidents/page-3.html', fragment]) await appendFile(join(root, 'dist', path), 'edited');
  assert.deepEqual(await writeTrialSite(root, pages), { pages: 22, rendered: 1 });
  assert.deepEqual(await filesBelow(join(root, 'dist')), before);
});

test('a page that throws leaves the old site and no half one', async () => {
  const root = await trialFolder();
  await writeTrialSite(root, pages);
  const before = await filesBelow(join(root, 'dist'));
  const broken = pages.map((page) => (page.id === 'page-3' ? { ...page, throws: 'no such field' } : page));
  await assert.rejects(writeTrialSite(root, broken), /incidents\/page-3\.html could not be rendered: no such field/);
  assert.deepEqual(await filesBelow(join(root, 'dist')), before);
  assert.deepEqual((await readdir(root)).sort(), ['.leadline', 'dist']);
});

test('Ctrl-C leaves the old site and no half one', async () => {
  const root = await trialFolder();
  await writeTrialSite(root, pages);
  const before = await filesBelow(join(root, 'dist'));
  const child = spawn(process.execPath, [fileURLToPath(new URL('fixtures/stuck-build.ts', import.meta.url)), root, sharedRenderers], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  assert.ok(existsSync(join(root, '.dist.next')), 'it was under way');
  child.kill('SIGINT');
  assert.deepEqual(await once(child, 'exit'), [null, 'SIGINT']);
  assert.deepEqual((await readdir(root)).sort(), ['.leadline', 'dist']);
  assert.deepEqual(await filesBelow(join(root, 'dist')), before);
});

test('files of public/ are copied, hidden ones not, and never over a page', async () => {
  const root = await trialFolder();
  await mkdir(join(root, 'public/pictures'), { recursive: true });
  await writeFile(join(root, 'public/pictures/a.svg'), '<svg/>');
  await writeFile(join(root, 'public/.hidden'), '');
  await writeTrialSite(root, pages);
  assert.equal(await readFile(join(root, 'dist/pictures/a.svg'), 'utf8'), '<svg/>');
  assert.equal(existsSync(join(root, 'dist/.hidden')), false);

  await writeFile(join(root, 'public/index.html'), 'mine');
  await assert.rejects(writeTrialSite(root, pages), (error) => error instanceof Problem && /public\/index\.html/.test(error.message));
  assert.notEqual(await readFile(join(root, 'dist/index.html'), 'utf8'), 'mine');
});

test('a folder that is no built site is left alone', async () => {
  const root = await trialFolder();
  await mkdir(join(root, 'dist'));
  await writeFile(join(root, 'dist/thesis.txt'), 'years of work');
  await assert.rejects(writeTrialSite(root, pages), Problem);
  assert.equal(await readFile(join(root, 'dist/thesis.txt'), 'utf8'), 'years of work');
});

test('a build that was killed between its two renames loses nothing', async () => {
  const root = await trialFolder();
  await writeTrialSite(root, pages);
  await rename(join(root, 'dist'), join(root, '.dist.previous'));
  const broken = [{ id: 'x', html: '', throws: 'stop' }];
  await assert.rejects(writeTrialSite(root, broken));
  assert.ok(existsSync(join(root, 'dist/incidents/page-1.html')));
});

test('scripts of the site are classic ones and every address is relative', async () => {
  const root = await trialFolder();
  await writeTrialSite(root, pages);
  const html = await readFile(join(root, 'dist/incidents/page-1.html'), 'utf8');
  const addresses = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address!);
  assert.equal(addresses.length, 2);
  for (const address of addresses) assert.match(address, /^\.\.\/assets\/site\.[0-9a-f]+\.(css|js)$/);
  const script = await readFile(join(root, 'dist/incidents', addresses[1]!), 'utf8');
  assert.match(script, /^\(function\(\)/);
});
