import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { faults } from './faults.ts';
import { onePageOfEachKind, phone, siteBrowser, wide } from './site-browser.ts';

const site = await siteBrowser();
const kinds = onePageOfEachKind(site.pages);
const runbook = site.pages.find((path) => path.startsWith('runbooks/'))!;

const verdicts = [
  ['known', 'level=info msg="libcontainerd: new containerd process, pid: 1"\nlevel=fatal msg=EOF\nsystemd[1]: docker.service: Failed with result \'exit-code\'.'],
  ['similar', 'dockerd[1]: level=error msg="unable to configure the Docker daemon with file /etc/docker/daemon.json: the following directives are odd"'],
  ['unknown', 'line one\nCannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?'],
  ['evidence', readFileSync(new URL('../core/evidence/fixtures/dump-dockerd-lock/input.txt', import.meta.url), 'utf8')],
] as const;

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
    for (const [verdict, text] of verdicts) {
      await page.goto(site.url);
      await page.locator('#ask').fill(text);
      await page.locator('#ask').press('Control+Enter');
      await page.locator(`.verdict--${verdict}`).first().waitFor();
      await page.locator('details.draft > summary').evaluateAll((nodes) => nodes.forEach((node) => (node as HTMLElement).click()));
      assert.deepEqual(await faults(page), [], verdict);
      assert.ok(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'), `${verdict} is wider than the screen`);
    }
    await page.goto(`${site.url}search.html`);
    await page.locator('#q').fill(verdicts[0][1]);
    await page.locator('.verdict').first().waitFor();
    await page.locator('.results h2').first().waitFor();
    assert.deepEqual(await faults(page), [], 'a verdict above results');
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
