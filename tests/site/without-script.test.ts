import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onePageOfEachKind, siteBrowser } from './site-browser.ts';

const site = await siteBrowser();
const kinds = onePageOfEachKind(site.pages);

test('without JavaScript nothing on the page is dead', async () => {
  const page = await (await site.browser.newContext({ javaScriptEnabled: false })).newPage();
  for (const path of kinds) {
    await page.goto(site.url + path);
    assert.equal(await page.locator('button:visible, input:visible, select:visible, textarea:visible, form:visible').count(), 0, path);
  }
});

test('without JavaScript everything is there to read', async () => {
  const without = await (await site.browser.newContext({ javaScriptEnabled: false })).newPage();
  for (const path of kinds.filter((each) => each.includes('/'))) {
    await without.goto(site.url + path);
    const hidden = await without.locator('main :is(h1, h2, h3, p, li, pre, table, svg, dd)').evaluateAll((nodes) => nodes
      .filter((node) => !node.closest('details, [hidden], .js-only, .jump, .toc') && !(node as HTMLElement).checkVisibility())
      .map((node) => node.textContent.slice(0, 60)));
    assert.deepEqual(hidden, [], path);
  }
  const runbook = kinds.find((path) => path.startsWith('runbooks/'))!;
  await without.goto(site.url + runbook);
  const answer = without.locator('a[data-answer]').first();
  const target = await answer.getAttribute('href');
  await answer.click();
  assert.equal(new URL(without.url()).hash, target);
  assert.ok(await without.locator(target!).isVisible());
});

test('without JavaScript home and search say what to do instead', async () => {
  const page = await site.open('search.html', { javaScriptEnabled: false });
  assert.match(await page.locator('main').innerText(), /Search needs JavaScript/);
  await page.goto(site.url);
  assert.match(await page.locator('main').innerText(), /need JavaScript.*leadline match/s);
  await page.locator('noscript a').click();
  assert.equal(page.url(), `${site.url}incidents.html`);
});

test('nothing is read later than the page itself: no script is waited for before the text', async () => {
  const context = await site.browser.newContext();
  const page = await context.newPage();
  // The one script that runs before the first paint is answered never; the text must be there all the same once it is given up.
  await page.route(/\.js$/, (route) => route.abort());
  await page.goto(`${site.url}${site.pages.find((path) => path.startsWith('incidents/'))}`);
  assert.ok(await page.locator('#symptoms').isVisible());
  assert.ok(await page.locator('figure.command').first().isVisible());
  assert.equal(await page.locator('button:visible').count(), 0);
});
