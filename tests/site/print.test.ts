import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { siteBrowser } from './site-browser.ts';

const site = await siteBrowser();
const record = 'incidents/containerd-restore-fatal-eof.html';
const width = 794;

test('in print all of an incident is there, light, within an A4 page, with its tree and its pastes', async () => {
  const page = await site.open(record, { viewport: { width: width - 113, height: 1123 }, colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  const lost = await page.locator('main :is(h1, h2, h3, p, li, pre, td, svg, dd)').evaluateAll((nodes) => nodes
    .filter((node) => !node.closest('[hidden], .js-only, .jump, .toc, .outline-box') && !(node as HTMLElement).checkVisibility({ contentVisibilityAuto: true }))
    .map((node) => node.textContent.slice(0, 60)));
  assert.deepEqual(lost, []);
  const cut = await page.locator('main *').evaluateAll((nodes) => nodes
    .filter((node) => node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX !== 'visible' && node.clientWidth > 1)
    .map((node) => node.outerHTML.slice(0, 100)));
  assert.deepEqual(cut, [], 'nothing needs scrolling');
  const over = await page.locator('main :is(svg, table, pre, figure)').evaluateAll((nodes) => nodes
    .filter((node) => node.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((node) => node.outerHTML.slice(0, 100)));
  assert.deepEqual(over, []);
  assert.equal(await page.evaluate('getComputedStyle(document.documentElement).color'), 'rgb(0, 0, 0)');
  assert.ok(await page.locator('#how-you-get-here ~ .diagram svg').isVisible());
});

test('a runbook on paper has a list of its steps in the place of a tree too large to read, and its answers name the steps they lead to', async () => {
  const page = await site.open('runbooks/dockerd-does-not-answer.html');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.tree').isVisible(), false);
  const titles = await page.locator('.step > h2').allInnerTexts();
  assert.deepEqual((await page.locator('.toc a:visible').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ')), titles.map((text) => text.trim().replace(/\s+/g, ' ')));
  const first = page.locator('.step').first().locator('.answer').first();
  assert.match((await first.innerText()).replace(/\s+/g, ' '), /^It hung until the time limit 2 Does the client talk to this host\?/);
});

test('a picture too large for paper gives way to its outline', async () => {
  const page = await site.open(record);
  await page.emulateMedia({ media: 'print' });
  const outline = page.locator('.outline').first();
  assert.equal(await outline.isVisible(), false);
  await page.locator('.diagram').first().evaluate((node) => node.classList.add('diagram--screen'));
  assert.equal(await page.locator('.diagram').first().isVisible(), false);
  assert.ok(await outline.locator('li').first().isVisible());
  assert.ok(await outline.locator('li').first().evaluate((node) => node.checkVisibility({ contentVisibilityAuto: true }) && node.getBoundingClientRect().height > 0));
});

const pdftotext = spawnSync('pdftotext', ['-v']).error === undefined;

test('the PDF is A4 and holds every section and the tree', { skip: pdftotext ? false : 'pdftotext is not installed' }, async () => {
  const page = await site.open(record);
  const path = join(mkdtempSync(join(tmpdir(), 'leadline-print-')), 'incident.pdf');
  await page.pdf({ path, preferCSSPageSize: true });
  const info = spawnSync('pdfinfo', [path], { encoding: 'utf8' }).stdout;
  assert.match(info, /Page size:\s+59[45]\.?\d* x 84[12]/);
  const text = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).stdout;
  for (const heading of await page.locator('main article h2').allInnerTexts()) assert.ok(text.includes(heading), heading);
  for (const words of ['Does docker version answer?', 'healthy start', 'shipped as JSON', '/var/run/docker/libcontainerd/containerd']) assert.ok(text.includes(words), words);
  // The last words of the longest lines would be what is cut.
  const flat = text.replace(/\s+/g, '');
  for (const line of (await page.locator('pre').allTextContents()).flatMap((block) => block.split('\n'))) {
    assert.ok(flat.includes(line.replace(/\s+/g, '').slice(-25)), line);
  }
});
