import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { indexOrders } from '../../src/core/startup/locate/index-orders.ts';
import { compileLocator } from '../../src/core/startup/locate/locate.ts';
import { orders } from '../core/startup/locate/orders.ts';
import { siteBrowser } from './site-browser.ts';

const site = await siteBrowser();
const log = (name: string): string => readFileSync(new URL(`../core/startup/locate/pastes/${name}/input.txt`, import.meta.url), 'utf8');

/** Opens the page of an order and pastes a log into it. */
async function paste(order: string, text: string, fromDisk = false): Promise<Page> {
  const page = await site.open(`startup/${order}.html`, { fromDisk });
  await page.locator('#locate-log').fill(text);
  await page.locator('.location').waitFor();
  return page;
}

const stateOf = (page: Page, stage: string) => page.locator(`li[data-stage="${stage}"]`).getAttribute('data-located');
const wordsOf = (page: Page, stage: string) => page.locator(`li[data-stage="${stage}"] .located`).innerText();

for (const fromDisk of [false, true]) {
  test(`a pasted log lights up the steps, in words too: ${fromDisk ? 'from disk' : 'over http'}`, async () => {
    const page = await paste('dockerd-v20.10.27', log('open-load-containers-info'), fromDisk);
    assert.equal(await page.locator('.location .badge').innerText(), 'not finished');
    assert.match(await page.locator('.location').innerText(), /The last step it reached is 48\. Load the containers\.[^]*It may wait:[^]*without limit/);
    assert.deepEqual(await Promise.all(['set-up-logging', 'limit-threads', 'load-containers', 'restore-containers', 'prepare-container-volumes', 'report-containers-loaded', 'serve-api'].map((stage) => stateOf(page, stage))),
      ['seen', 'passed', 'last', 'possible', 'possible', 'next', 'ahead']);
    assert.match(await wordsOf(page, 'load-containers'), /^● last step reached · line 4, at 0\.\d+ s$/);
    assert.match(await wordsOf(page, 'restore-containers'), /^\? perhaps reached/);
    await page.locator('.location').getByRole('link', { name: /48\. Load/ }).click();
    assert.match(page.url(), /#load-containers$/);
    await page.locator('#locate-log').fill('');
    await page.locator('.location').waitFor({ state: 'detached' });
    assert.equal(await page.locator('[data-stage][data-located]').count(), 0);
  });
}

test('several starts: the last one is shown, the others are a click away', async () => {
  const page = await paste('dockerd-v20.10.27', log('two-starts-journald'));
  assert.equal(await page.locator('.location .badge').innerText(), 'healthy');
  await page.getByRole('button', { name: /from line 1: stopped/ }).click();
  assert.equal(await page.locator('.location .badge').innerText(), 'stopped');
  assert.match(await page.locator('.location').innerText(), /It ended in line 6, 65 s after the message before it: .*status=9\/KILL/);
  assert.equal(await stateOf(page, 'load-containers'), 'last');
});

test('long times and limits stand beside the steps', async () => {
  const page = await paste('dockerd-v20.10.27', log('healthy-slow-volume-plugin'));
  assert.match(await wordsOf(page, 'create-default-networks'), /15\.3 s until the next message, unusually long: the limit of a wait of 15s$/);
});

test('a log of another release leads to its page; a log without a start is said to be one', async () => {
  const page = await paste('dockerd-v20.10.27', log('two-starts-file'));
  await page.locator('.location').getByRole('link', { name: 'the order of 24.0.9' }).click();
  assert.match(page.url(), /startup\/dockerd-v24\.0\.9\.html$/);
  const other = await paste('dockerd-v20.10.27', log('garbage-nginx'));
  assert.match(await other.locator('.location').innerText(), /No start of dockerd can be seen/);
});

test('the page reads its own steps as the program reads the files', async () => {
  const locator = compileLocator(indexOrders(orders));
  for (const [url, name] of [['dockerd-v1.12.3', 'healthy-dockerd-1.12.3-debug'], ['dockerd-docker-v29.7.2', 'stop-create-default-networks'], ['containerd-v1.6.33', 'managed-containerd-hangs']] as const) {
    const page = await paste(url, log(name));
    const daemon = url.startsWith('dockerd') ? 'dockerd' : 'containerd';
    const start = locator.locate(log(name)).starts.findLast((one) => one.daemon === daemon)!;
    const shown = await page.locator('li[data-stage]').evaluateAll((items) => items.map((item) => `${item.getAttribute('data-stage')} ${item.getAttribute('data-located')}`));
    assert.deepEqual(shown, start.steps.map(({ stage, state }) => `${stage} ${state}`), name);
    const waits = await page.locator('.location li', { hasText: /^step \d/ }).allInnerTexts();
    assert.deepEqual(waits.map((text) => /^step (\d+)/.exec(text)?.[1]), start.waits.slice(0, 6).map(({ number }) => String(number)), name);
  }
});

test('what reads logs is loaded only when the field is used, and nothing pasted is sent', async () => {
  const page = await site.open('startup/dockerd-v20.10.27.html');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(`${request.url()} ${request.postData() ?? ''}`));
  assert.equal(await page.locator('script[src*="locate."]').count(), 0);
  await page.locator('#locate-log').fill(log('open-load-containers-info'));
  await page.locator('.location').waitFor();
  assert.deepEqual(requests.filter((request) => !/\/assets\/locate\.\w+\.js $/.test(request)), []);
  assert.ok(!page.url().includes('dockerd%5B'));
});
