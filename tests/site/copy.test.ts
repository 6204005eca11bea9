import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { siteBrowser } from './site-browser.ts';

const site = await siteBrowser('small');
const permissions = ['clipboard-read', 'clipboard-write'];
const clipboard = (page: Page): Promise<string> => page.evaluate('navigator.clipboard.readText()');
const record = 'incidents/pid-file-left.html';

test('a copy button copies the command and nothing else', async () => {
  const page = await site.open(record, { permissions });
  const figure = page.locator('figure.command--read-only');
  await figure.getByRole('button').click();
  await figure.getByRole('button', { name: 'Copied' }).waitFor();
  assert.equal(await clipboard(page), 'cat /var/run/docker.pid');
});

test('a destroying command says so in word and colour, and wants a second click', async () => {
  const page = await site.open(record, { permissions });
  await page.evaluate('navigator.clipboard.writeText("before")');
  const figure = page.locator('figure.command--destroys');
  assert.match(await figure.locator('figcaption').innerText(), /destroys/i);
  const colour = (what: string) => page.locator(what).evaluate((node) => getComputedStyle(node).color);
  assert.notEqual(await colour('figure.command--destroys .class'), await colour('figure.command--read-only .class'));

  const button = figure.getByRole('button');
  assert.match((await button.getAttribute('aria-label'))!, /destroying/);
  await button.click();
  assert.match(await button.innerText(), /Destroys\. Click again to copy/);
  assert.equal(await clipboard(page), 'before');
  await button.click();
  await figure.getByRole('button', { name: 'Copied' }).waitFor();
  assert.equal(await clipboard(page), 'rm /var/run/docker.pid');
});

test('copying works in a folder opened by double click', async () => {
  const page = await site.open(record, { fromDisk: true });
  const button = page.locator('figure.command--read-only').getByRole('button');
  await button.click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  await page.keyboard.press('Tab');
  await page.evaluate('{ const area = document.createElement("textarea"); area.id = "probe"; document.body.append(area); area.focus(); }');
  await page.keyboard.press('Control+V');
  assert.equal(await page.locator('#probe').inputValue(), 'cat /var/run/docker.pid');
});
