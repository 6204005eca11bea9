import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteBrowser } from './site-browser.ts';

const small = await siteBrowser('small');

test('on a page in Chinese what is Chinese and what is English are marked so', async () => {
  const page = await small.open('incidents/layer-download-stuck.html');
  const languageOf = (selector: string) => page.locator(selector).first().evaluate((node) => node.closest<HTMLElement>('[lang]')!.lang);
  for (const selector of ['h1', '.first-aid p', '#impact ~ p']) assert.equal(await languageOf(selector), 'zh', selector);
  for (const selector of ['.skip', '.bar nav', '.crumbs', '.badges', '.facts', '.first-aid h2', '#impact', 'figure.command figcaption .class', 'figure.command .copy', '.foot']) {
    assert.equal(await languageOf(selector), 'en', selector);
  }
  const untold = await page.locator('body *').evaluateAll((nodes) => nodes
    .filter((node) => node.closest<HTMLElement>('[lang]')!.lang === 'zh' && !node.closest('pre, code, script, [hidden], .source, .pointer'))
    .flatMap((node) => [...node.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ textContent }) => textContent!.trim()))
    .filter((text) => /\p{L}{2}/u.test(text) && !/\p{sc=Han}/u.test(text) && !text.startsWith('moby/moby')));
  assert.deepEqual(untold, []);
});
