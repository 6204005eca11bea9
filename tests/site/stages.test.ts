import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { loadKnowledgeBase } from '../../src/node/load-knowledge-base.ts';
import { phone, siteBrowser, wide } from './site-browser.ts';

const site = await siteBrowser();
const { kb } = await loadKnowledgeBase(join(import.meta.dirname, '../..'));
const read = (path: string): string => readFileSync(join(site.folder, path), 'utf8');
const stages = new Map(kb.startupOrders.flatMap(({ daemon, steps }) => steps.map(({ stage }) => [`stages/${daemon}-${stage}.html`, { daemon, stage }])));

test('every stage has a page, linked from the list, from its steps and from its incidents', () => {
  assert.ok(stages.size > 100);
  const list = read('startup.html');
  for (const path of stages.keys()) assert.ok(list.includes(`href="${path}"`), path);
  for (const { daemon, version, steps } of kb.startupOrders) {
    const page = read(`startup/${daemon}-${version}.html`);
    for (const { stage } of steps) assert.ok(page.includes(`href="../stages/${daemon}-${stage}.html"`), `${daemon} ${version} ${stage}`);
  }
  for (const { id, stage } of kb.incidents.filter((record) => record.stage)) {
    const path = `stages/${stage!.replace('/', '-')}.html`;
    assert.ok(read(`incidents/${id}.html`).includes(`href="../${path}"`), id);
    assert.ok(read(path).includes(`href="../incidents/${id}.html"`), `${path} names ${id}`);
  }
});

test('a stage says what it does, waits for, says and reads, where it stands and how it changed, without JavaScript', async () => {
  const page = await site.open('stages/dockerd-create-listeners.html', { javaScriptEnabled: false, viewport: phone });
  for (const heading of ['What it does', 'Known to stop here', 'What it waits for', 'What it says', 'What it reads', 'What can be seen from here on', 'Where it stands', 'How it changed']) {
    assert.ok(await page.getByRole('heading', { name: heading, exact: true }).isVisible(), heading);
  }
  const versions = kb.startupOrders.filter(({ daemon }) => daemon === 'dockerd');
  assert.equal(await page.locator('.positions tbody tr').count(), versions.length);
  const links = await page.locator('.positions a.pointer').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('href')!));
  for (const link of links) assert.match(link, /^https:\/\/github\.com\/moby\/moby\/blob\/[0-9a-f]{40}\/.+#L\d+/);
  await page.locator('details.older > summary').first().click();
  assert.ok(await page.locator('details.older > :not(summary)').first().isVisible());
});

test('neighbouring versions have a page that names every step of both, in order, without JavaScript', async () => {
  const pairs = site.pages.filter((path) => path.startsWith('compare/'));
  assert.equal(pairs.length, kb.startupOrders.length - 2);
  const [from, to] = ['v20.10.27', 'v24.0.9'].map((version) => kb.startupOrders.find((order) => order.daemon === 'dockerd' && order.version === version)!);
  const page = await site.open('compare/dockerd-v20.10.27...v24.0.9.html', { javaScriptEnabled: false });
  const rows = await page.locator('.side-by-side tbody tr').evaluateAll((nodes) => nodes.map((row) => ({
    stage: row.id, from: row.children[0]!.textContent, to: row.children[1]!.textContent,
  })));
  assert.deepEqual(rows.filter(({ to }) => to !== '–').map(({ stage, to }) => [stage, Number(to)]), to!.steps.map(({ stage, number }) => [stage, number]));
  assert.deepEqual(rows.filter((row) => row.from !== '–').map(({ stage }) => stage).sort(), from!.steps.map(({ stage }) => stage).sort());
  assert.ok(await page.locator('.versions-picture svg').isVisible());
});

test('the picture of all versions shows each step of each, and the table says the same', async () => {
  for (const daemon of ['dockerd', 'containerd']) {
    const orders = kb.startupOrders.filter((order) => order.daemon === daemon);
    const page = await site.open(`versions/${daemon}.html`);
    const numbers = orders.flatMap(({ steps }) => steps.map(({ number }) => String(number))).sort();
    assert.deepEqual((await page.locator('.versions-picture tspan').allTextContents()).sort(), numbers);
    const cells = await page.locator('.all-versions tbody td').evaluateAll((nodes) => nodes.map((node) => node.firstChild?.textContent ?? ''));
    assert.deepEqual(cells.filter((text) => /^\d+$/.test(text)).sort(), numbers);
  }
});

test('the picture scrolls on a phone and keeps to the page on a desk', async () => {
  const small = await site.open('versions/dockerd.html', { viewport: phone });
  const frame = small.locator('.versions-picture').first();
  assert.ok(await frame.evaluate((node) => node.scrollWidth > node.clientWidth + 300));
  const large = await site.open('versions/dockerd.html', { viewport: wide });
  assert.ok(await large.locator('.versions-picture').first().evaluate((node) => node.scrollWidth <= node.clientWidth + 1), 'no scrolling at 1360 px');
});

test('search finds a step by what it says, and filters by kind', async () => {
  const page = await site.open('search.html');
  const found = async (words: string) => {
    await page.locator('#q').fill(words);
    await page.locator('#q').press('Enter');
    await page.locator('.results[aria-busy=false]').waitFor({ state: 'attached' });
    return page.locator('.results h2 a').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('href')!));
  };
  await page.getByLabel('Kind').waitFor();
  await page.getByLabel('Kind').selectOption('start-up step');
  for (const [words, path] of [['systemd-resolved', 'stages/dockerd-find-resolv-conf.html'], ['write-pid-file', 'stages/dockerd-write-pid-file.html']] as const) {
    const links = await found(words);
    assert.ok(links.length > 0 && links.every((link) => link.includes('stages/')), words);
    assert.ok(links.some((link) => link.includes(path)), `${words}: ${links.join(' ')}`);
  }
  assert.equal(await page.locator('.results .note').first().innerText().then((text) => text.toLowerCase()), 'start-up step');
});

test('on paper all versions fit a page of A4, and what is folded is there', async () => {
  const page = await site.open('versions/dockerd.html', { viewport: { width: 733, height: 1123 }, colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  const box = (await page.locator('.versions-picture svg').boundingBox())!;
  assert.ok(box.width <= 733 && box.height <= 1062, `${box.width} × ${box.height}`);
  await page.goto(`${site.url}stages/dockerd-create-listeners.html`);
  const lost = await page.locator('main :is(h1, h2, h3, p, li, td, dd)').evaluateAll((nodes) => nodes
    .filter((node) => !node.closest('[hidden], .toc, .js-only') && !(node as HTMLElement).checkVisibility({ contentVisibilityAuto: true }))
    .map((node) => node.textContent.slice(0, 60)));
  assert.deepEqual(lost, []);
});

test('the first view of each weighs at most 35 kB', () => {
  const assets = ['page', 'theme'].map((name) => site.folder && read('index.html').match(new RegExp(`src="(assets/${name}\\.[^"]+)"`))![1]!);
  const style = read('index.html').match(/href="(assets\/site[^"]+\.css)"/)![1]!;
  const shared = [...assets, style].reduce((sum, path) => sum + gzipSync(read(path)).length, 0);
  for (const path of site.pages.filter((each) => /^(?:stages|compare|versions)\//.test(each))) {
    const bytes = shared + gzipSync(read(path)).length;
    assert.ok(bytes <= 35 * 1024, `${path}: ${bytes} bytes`);
  }
});
