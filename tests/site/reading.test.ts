import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { siteBrowser } from './site-browser.ts';

const site = await siteBrowser();
const incidents = site.pages.filter((path) => path.startsWith('incidents/'));

/** All that a first view of an incident may weigh, in bytes as gzip sends them. */
const mostBytes = 35 * 1024;

test('the first view of an incident weighs at most 35 kB in all', async () => {
  assert.ok(incidents.includes('incidents/containerd-restore-fatal-eof.html'));
  for (const path of incidents) {
    const page = await (await site.browser.newContext()).newPage();
    const bodies: Promise<[string, Buffer]>[] = [];
    page.on('response', (response) => void bodies.push(response.body().then((body) => [response.url(), body])));
    await page.goto(site.url + path, { waitUntil: path.includes('restore-fatal-eof') ? 'networkidle' : 'load' });
    const parts = (await Promise.all(bodies)).map(([url, body]) => [new URL(url).pathname, gzipSync(body).length] as const);
    const sum = parts.reduce((total, [, bytes]) => total + bytes, 0);
    assert.ok(parts.length >= 4, 'page, style and scripts were counted');
    assert.ok(sum <= mostBytes, `${path}: ${sum} bytes: ${parts.map(([name, bytes]) => `${name} ${bytes}`).join(', ')}`);
    await page.close();
  }
});

test('the theme is the system’s until it is chosen, and the choice lasts', async () => {
  const page = await site.open('index.html', { colorScheme: 'light' });
  const background = () => page.evaluate<string>('getComputedStyle(document.body.parentElement).backgroundColor');
  const light = await background();
  await page.getByRole('button', { name: 'Dark' }).click();
  const dark = await background();
  assert.notEqual(dark, light);
  await page.goto(`${site.url}incidents.html`);
  assert.equal(await background(), dark);
  await page.getByRole('button', { name: 'Light' }).click();
  assert.equal(await background(), light);
  const system = await site.open('index.html', { colorScheme: 'dark' });
  assert.equal(await system.evaluate('getComputedStyle(document.body.parentElement).backgroundColor'), dark);
});

test('the first Tab reaches the skip link, which leads past the navigation; every focus is seen', async () => {
  const page = await site.open('incidents/containerd-restore-fatal-eof.html');
  await page.keyboard.press('Tab');
  const focused = page.locator(':focus');
  assert.equal(await focused.innerText(), 'Skip to content');
  const box = (await focused.boundingBox())!;
  assert.ok(box.y >= 0 && box.height > 20, 'it is on the screen');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await focused.evaluate((node) => node.closest('main') !== null));
  for (let presses = 0; presses < 25; presses++) {
    const seen = await focused.evaluate((node) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(node);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    });
    assert.ok(seen, await focused.evaluate((node) => node.outerHTML.slice(0, 120)));
    await page.keyboard.press('Tab');
  }
});

test('the tab order is the order of the page', async () => {
  const page = await site.open('incidents/containerd-restore-fatal-eof.html', { viewport: { width: 390, height: 844 } });
  let last = -1;
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('Tab');
    const position = await page.evaluate<number>('[...document.querySelectorAll("*")].indexOf(document.activeElement)');
    assert.ok(position > last);
    last = position;
  }
  assert.equal(await page.locator('[tabindex]:not([tabindex="0"], [tabindex="-1"])').count(), 0);
});

test('a page that does not exist is answered at any depth with links that work', async () => {
  for (const path of ['nothing.html', 'incidents/nothing.html', 'incidents/deep/er/nothing.html']) {
    const page = await (await site.browser.newContext()).newPage();
    const response = await page.goto(site.url + path);
    assert.equal(response!.status(), 404);
    assert.equal(await page.evaluate('getComputedStyle(document.querySelector(".bar")).position'), 'sticky', 'the style is there');
    const links = await page.locator('a[href]:not([href^="#"])').evaluateAll((nodes) => nodes.map((node) => (node as unknown as { href: string }).href));
    assert.ok(links.length > 8);
    for (const link of new Set(links)) assert.equal((await page.request.get(link)).status(), 200, link);
    await page.close();
  }
});
