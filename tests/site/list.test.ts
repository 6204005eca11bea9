import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteBrowser } from './site-browser.ts';

const site = await siteBrowser('small');
const shown = '.cards > li:visible h3';

for (const fromDisk of [false, true]) {
  test(`the list filters by component, severity, status and words: ${fromDisk ? 'from disk' : 'over http'}`, async () => {
    const page = await site.open('incidents.html', { fromDisk });
    assert.equal(await page.locator(shown).count(), 3);
    await page.getByLabel('Component').selectOption('containerd-shim');
    assert.deepEqual(await page.locator(shown).allInnerTexts(), ['containerd-shim grows without bound']);
    assert.match(await page.locator('[data-count]').innerText(), /1 of 3/);
    await page.getByLabel('Component').selectOption('');
    await page.getByLabel('Status').selectOption('fixed');
    assert.deepEqual(await page.locator(shown).allInnerTexts(), ['拉取镜像时一直停在同一层']);
    await page.getByLabel('Status').selectOption('');
    await page.getByLabel('Severity').selectOption('outage');
    assert.deepEqual(await page.locator(shown).allInnerTexts(), ['dockerd ends: pid file of a dead daemon']);
    await page.getByLabel('Severity').selectOption('');
    await page.getByLabel('Words').fill('PID file');
    assert.equal(await page.locator(shown).count(), 1);
    await page.getByLabel('Words').fill('no such words');
    assert.equal(await page.locator(shown).count(), 0);
    assert.ok(await page.getByText('No incident fits').isVisible());
  });
}

test('a filtered list can be sent as a link', async () => {
  const page = await site.open('incidents.html');
  await page.getByLabel('Status').selectOption('open');
  assert.match(page.url(), /#status=open$/);
  await page.reload();
  assert.equal(await page.locator(shown).count(), 1);
  assert.equal(await page.getByLabel('Status').inputValue(), 'open');
});

test('code in titles and summaries is shown as code, never with backticks', async () => {
  const page = await site.open('incidents.html');
  assert.deepEqual(await page.locator('.card code').allInnerTexts(), ['dockerd', 'docker.pid']);
  for (const path of site.pages.filter((each) => !each.startsWith('diagnostics') && each !== 'contribute.html')) {
    await page.goto(site.url + path);
    assert.ok(!(await page.locator('body').innerText()).includes('`'), path);
    assert.ok(!(await page.title()).includes('`'), path);
  }
});
