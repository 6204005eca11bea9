import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { siteBrowser } from './site-browser.ts';

const site = await siteBrowser();
const small = await siteBrowser('small');

/** Types `words` and gives what the page says and lists once it has settled. */
async function search(page: Page, words: string): Promise<{ status: string; titles: string[]; text: string }> {
  await page.locator('#q').fill(words);
  await page.locator('#q').press('Enter');
  await page.locator('.results[aria-busy=false]').waitFor({ state: 'attached' });
  return {
    status: await page.locator('[data-status]').innerText(),
    titles: await page.locator('.results h2').allInnerTexts(),
    text: await page.locator('.results').innerText(),
  };
}

test('what people type is found with its punctuation', async () => {
  const page = await site.open('search.html');
  for (const words of [
    '--log-level=debug', 'docker-containerd.sock', 'NewDaemon', '/var/lib/docker/libcontainerd', '1.12.3', 'count=0',
    'level=fatal', 'level=fatal msg=EOF', 'kill -USR1', 'libcontainerd/containerd', '/proc/', 'state.json', 'docker ps',
    '"read past events"', '"containerd: read past events"', 'msg=EOF', 'daemon.go', 'SIGUSR1',
  ]) {
    const { status, titles, text } = await search(page, words);
    assert.match(status, /\d+ pages?\.$/, words);
    assert.doesNotMatch(status, /No page has all/, words);
    assert.ok(titles.length > 0, words);
    assert.ok(text.toLowerCase().includes(words.replaceAll('"', '').split(' ')[0]!.toLowerCase().replace(/^[-/]+|[:/]+$/g, '')), `${words} is shown: ${text.slice(0, 300)}`);
  }
});

test('an excerpt shows placeholders as they are written', async () => {
  const page = await site.open('search.html');
  const { text } = await search(page, 'Max Concurrent Uploads');
  assert.match(text, /Max Concurrent Uploads: <n>/);
  assert.doesNotMatch(text, /&(lt|gt|amp);/);
});

test('a quoted phrase finds only pages that have it in this order', async () => {
  const page = await site.open('search.html');
  assert.ok((await search(page, '"read past events"')).titles.length > 0);
  assert.match((await search(page, '"events past read"')).status, /No page has all/);
});

test('a result opens at the section', async () => {
  const page = await site.open('search.html');
  await search(page, 'pgrep docker-containerd-shim');
  const link = page.locator('.results li', { hasText: 'level=fatal msg=EOF' }).locator('h2 a').first();
  assert.match((await link.getAttribute('href'))!, /incidents\/containerd-restore-fatal-eof\.html#confirm$/);
  await link.click();
  assert.equal(new URL(page.url()).hash, '#confirm');
  assert.ok(await page.locator('#confirm').isVisible());
  await page.goBack();
  await page.locator('.results h2').first().waitFor();
  assert.equal(await page.locator('#q').inputValue(), 'pgrep docker-containerd-shim');
});

test('a runbook and a start-up order open at the step', async () => {
  const page = await site.open('search.html');
  await search(page, 'DOCKER_CONTEXT currentContext');
  assert.match((await page.locator('.results h2 a').first().getAttribute('href'))!, /runbooks\/dockerd-does-not-answer\.html#(does-the-client|where-does-the-context)/);
  await search(page, 'umask 0022');
  await page.locator('.results h2 a[href*="startup/"]').first().click();
  await page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`).waitFor();
});

test('the page is never empty', async () => {
  const page = await site.open('search.html');
  await page.locator('.results h2').first().waitFor();
  const { status, text } = await search(page, 'zzyzzyzx qqwqqwq');
  assert.match(status, /No page has any of these words/);
  assert.match(text, /Walk a runbook/);
  assert.match((await search(page, 'containerd zzyzzyzx')).status, /No page has all of these words; \d+ pages? with some/);
  assert.ok((await search(page, '')).titles.length > 0);
});

test('filters by component, status and version narrow the list, alone and with words', async () => {
  const page = await small.open('search.html');
  await page.getByLabel('Component').waitFor();
  const titles = () => page.locator('.results h2').allInnerTexts();
  const expectTitles = async (expected: string[]) => {
    await page.locator('.results[aria-busy=false]').waitFor({ state: 'attached' });
    assert.deepEqual((await titles()).sort(), expected);
  };
  await page.getByLabel('Status').selectOption('open');
  await expectTitles(['containerd-shim grows without bound']);
  await page.getByLabel('Status').selectOption('');
  await page.getByLabel('Version').selectOption('docker 19.03');
  await expectTitles(['拉取镜像时一直停在同一层']);
  await page.getByLabel('Version').selectOption('');
  await page.getByLabel('Component').selectOption('dockerd');
  await expectTitles(['dockerd ends: pid file of a dead daemon']);
  assert.match(page.url(), /#component=dockerd$/);
  await page.locator('#q').fill('oom-killer');
  await page.getByText('No page has any').waitFor();
  await page.getByLabel('Component').selectOption('');
  await expectTitles(['containerd-shim grows without bound']);
});

test('Chinese is found', async () => {
  const page = await small.open('search.html');
  for (const words of ['拉取镜像', '镜像源', '"停在同一层"', '镜像 docker info', '清楚']) {
    const { status, titles, text } = await search(page, words);
    assert.match(status, /^\d+ pages?\.$/, words);
    assert.ok(titles.includes('拉取镜像时一直停在同一层'), words);
    assert.doesNotMatch(text, /\p{sc=Han} \p{sc=Han}/u, 'shown as it was written');
  }
  await search(page, '镜像源');
  assert.ok((await page.locator('.results mark').allInnerTexts()).some((text) => text.startsWith('镜像源')));
  assert.match((await search(page, '镜像丢失')).status, /No page has all of these words/);
  assert.match((await search(page, '像镜')).status, /No page has any/);
});

test('in a folder opened by double click the page says that it cannot search for words, and what to do', async () => {
  const page = await site.open('search.html', { fromDisk: true });
  const text = await page.locator('main').innerText();
  assert.match(text, /only the search for words does not work in a folder that was opened by double click/);
  assert.match(text, /leadline serve/);
  assert.equal(await page.locator('select:visible').count(), 0, 'no dead filter');
  await page.locator('.first-aid a').first().click();
  assert.match(page.url(), /incidents\.html$/);
});
