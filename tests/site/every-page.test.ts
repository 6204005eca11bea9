import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteBrowser } from './site-browser.ts';

const site = await siteBrowser();

/** Pages open at the same time. */
const atOnce = 2;

/** Opens the pages and gives what a reader never should meet: errors, refusals by the policy, requests to elsewhere. */
async function openAll(from: string, pages: readonly string[]): Promise<string[]> {
  const waiting = [...pages];
  const problems = await Promise.all(Array.from({ length: atOnce }, () => openThose(from, waiting)));
  return problems.flat();
}

async function openThose(from: string, waiting: string[]): Promise<string[]> {
  const page = await (await site.browser.newContext()).newPage();
  const problems: string[] = [];
  let path = '';
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`${path}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`${path}: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(from)) problems.push(`${path} asks for ${request.url()}`);
  });
  page.on('requestfailed', (request) => problems.push(`${path} does not get ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${path} gets ${response.status()} for ${response.url()}`);
  });
  for (path = waiting.shift() ?? ''; path !== ''; path = waiting.shift() ?? '') {
    await page.goto(from + path);
    if (path === 'search.html') await page.waitForLoadState('networkidle');
    assert.ok((await page.locator('main h1').innerText()).trim(), `${path} has a heading`);
  }
  await page.context().close();
  return problems;
}

test('every page opens over http: no error, nothing refused, no request to elsewhere', async () => {
  assert.ok(site.pages.length > 20);
  assert.deepEqual(await openAll(site.url, site.pages), []);
});

test('every page opens by double click: no error, nothing refused, no request outside the folder', async () => {
  // The pages of the diagnostics differ in their words only.
  const pages = site.pages.filter((path, index) => !path.startsWith('diagnostics/') || index % 25 === 0);
  assert.deepEqual(await openAll(site.fileUrl, pages), []);
});
