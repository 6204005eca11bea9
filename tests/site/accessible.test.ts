import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faults } from './faults.ts';
import { onePageOfEachKind, phone, siteBrowser, wide } from './site-browser.ts';

const site = await siteBrowser();
const kinds = onePageOfEachKind(site.pages);
const runbook = site.pages.find((path) => path.startsWith('runbooks/'))!;

const views = [
  ['light', { viewport: wide, colorScheme: 'light' }],
  ['dark', { viewport: wide, colorScheme: 'dark' }],
  ['phone', { viewport: phone, colorScheme: 'light' }],
] as const;

for (const [name, options] of views) {
  test(`axe finds nothing: ${name}`, async () => {
    const page = await (await site.browser.newContext(options)).newPage();
    for (const path of kinds) {
      await page.goto(site.url + path);
      if (path === 'search.html') await page.locator('.results li').first().waitFor();
      assert.deepEqual(await faults(page), [], path);
    }
  });

  test(`axe finds nothing in a walk, nor in a verdict: ${name}`, async () => {
    const page = await site.open(`${runbook}#walk=`, options);
    await page.locator('[data-current] a[data-answer]').first().click();
    await page.locator('.walk-trail li').waitFor();
    assert.deepEqual(await faults(page), [], 'walk');
    await page.goto(site.url);
    for (const text of ['level=info msg="libcontainerd: new containerd process, pid: 1"\nlevel=fatal msg=EOF', 'line one\nline two of a text that nobody knows']) {
      await page.goto(`${site.url}search.html`);
      await page.locator('#q').fill(text);
      await page.locator('.verdict:visible').waitFor();
      assert.deepEqual(await faults(page), [], text);
    }
  });
}

test('nothing is wider than the screen at 320, 390 and 1360 px', async () => {
  const page = await (await site.browser.newContext()).newPage();
  const wider: string[] = [];
  for (const width of [320, 390, 1360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of [...kinds, `${runbook}#walk=`]) {
      await page.goto(site.url + path);
      const over = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      if (over > 0) wider.push(`${path} at ${width}: ${over} px`);
    }
  }
  assert.deepEqual(wider, []);
});
