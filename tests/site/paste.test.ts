import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { siteBrowser } from './site-browser.ts';

const site = await siteBrowser();
const known = [
  'Nov 08 03:12:41 web-07 dockerd[20988]: time="2016-11-08T03:12:41.418871204+01:00" level=info msg="libcontainerd: new containerd process, pid: 21057"',
  'Nov 08 03:12:41 web-07 dockerd[20988]: time="2016-11-08T03:12:41.439012776+01:00" level=debug msg="containerd: read past events" count=0',
  'Nov 08 03:12:41 web-07 dockerd[20988]: time="2016-11-08T03:12:41.43918862+01:00" level=fatal msg=EOF',
].join('\n');
const unknown = 'Nov 08 03:12:41 web-07 gardend[1]: level=fatal msg="the hedgehog has left the premises"\nand nothing came after it';

/** Pastes on the home page and asks; gives every address that was asked for or shown meanwhile. */
async function paste(text: string): Promise<{ page: Page; addresses: string[] }> {
  const page = await site.open('index.html');
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url(), request.postData() ?? ''));
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  await page.locator('#ask').fill(text);
  await page.locator('#ask').press('Control+Enter');
  await page.waitForURL(/search\.html/);
  await page.locator('.verdict:visible').first().waitFor();
  await page.locator('.results h2').first().waitFor();
  addresses.push(page.url());
  return { page, addresses };
}

test('a pasted log is named: the record, and the lines that agree', async () => {
  const { page } = await paste(known);
  const verdict = page.locator('.verdict--known');
  assert.equal(await verdict.locator('.badge').innerText(), 'known');
  assert.match(await verdict.locator('h2 a').innerText(), /level=fatal msg=EOF/);
  assert.match(await verdict.locator('pre').innerText(), /^ *1 .*new containerd process, pid: 21057[\s\S]* 3 .*level=fatal msg=EOF/);
  assert.ok((await verdict.locator('mark').count()) >= 2);
  assert.match(await page.locator('[data-status]').innerText(), /A known failure/);
  await verdict.getByRole('link', { name: 'Confirm it' }).click();
  assert.match(page.url(), /incidents\/containerd-restore-fatal-eof\.html#confirm$/);
});

test('a log that no record knows is said to be unknown, with the runbook to walk', async () => {
  const { page } = await paste(unknown);
  assert.equal(await page.locator('.verdict--known').count(), 0);
  const verdict = page.locator('[data-unknown]');
  assert.equal(await verdict.locator('.badge').innerText(), 'unknown');
  assert.match(await page.locator('[data-status]').innerText(), /Unknown/);
  await verdict.locator('a[href^="runbooks/"]').first().click();
  assert.match(page.url(), /runbooks\/[a-z-]+\.html$/);
});

test('what is pasted stands in no address and in no request', async () => {
  for (const text of [known, unknown, 'level=fatal msg=EOF web-07']) {
    const page = await site.open('index.html');
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url(), request.postData() ?? ''));
    await page.locator('#ask').fill(text);
    await page.locator('button[type=submit]').click();
    await page.waitForURL(/search\.html/);
    await page.locator('.results h2').first().waitFor();
    assert.equal(await page.locator('#q').inputValue(), text);
    addresses.push(page.url(), ...await page.evaluate<string[]>('performance.getEntries().map((entry) => entry.name)'));
    assert.deepEqual(addresses.filter((address) => /web-07|EOF|hedgehog/i.test(decodeURIComponent(address))), []);
    await page.locator('.results h2 a').first().click();
    await page.goBack();
    await page.locator('.results h2').first().waitFor();
    assert.equal(await page.locator('#q').inputValue(), text, 'Back brings it again');
  }
});

test('what is pasted into the search page stays out of the address too; what is typed is there to be sent', async () => {
  const page = await site.open('search.html', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.locator('.results h2').first().waitFor();
  await page.evaluate('navigator.clipboard.writeText("secret-host containerd")');
  await page.locator('#q').press('Control+V');
  await page.getByText('with some of them').waitFor();
  assert.ok(!page.url().includes('secret-host'));
  await page.locator('#q').fill('');
  await page.locator('#q').pressSequentially('libcontainerd');
  await page.waitForURL(/#q=libcontainerd$/);
  await page.reload();
  await page.locator('.results h2').first().waitFor();
  assert.equal(await page.locator('#q').inputValue(), 'libcontainerd');
});
