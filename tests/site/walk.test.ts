import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { faults } from './faults.ts';
import { phone, siteBrowser, wide } from './site-browser.ts';

const site = await siteBrowser('small');
const runbook = 'runbooks/pull-fails.html';

/** Waits until the visible steps have these titles; Back and Forward take effect a moment later. */
async function steps(page: Page, expected: readonly string[]): Promise<void> {
  const shown = () => page.locator('.step[data-step]:visible h2').allInnerTexts();
  for (let tries = 0; tries < 50 && (await shown()).join() !== expected.join(); tries++) await page.waitForTimeout(20);
  assert.deepEqual(await shown(), expected);
}

const first = '1 Does the name resolve?';
const second = '2 Does the registry answer?';
const wrongName = '3 Resolved: The name was wrong';
const registryDown = '4 Escalate: The registry is down';
const all = [first, second, wrongName, registryDown];

for (const fromDisk of [false, true]) {
  const where = fromDisk ? 'from disk' : 'over http';

  test(`one question at a time; answers in the address; Back and reload work: ${where}`, async () => {
    const page = await site.open(runbook, { fromDisk });
    await steps(page, all);
    await page.getByRole('button', { name: /Walk it/ }).click();
    await steps(page, [first]);
    await page.locator('a[data-answer]:visible', { hasText: 'Yes' }).click();
    await steps(page, [second]);
    assert.match(new URL(page.url()).hash, /^#walk=does-the-name-resolve:yes:[0-9a-z]+$/);
    await page.reload();
    await steps(page, [second]);
    await page.goBack();
    await steps(page, [first]);
    await page.goForward();
    await steps(page, [second]);
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await steps(page, [first]);
    await page.locator('a[data-answer]:visible', { hasText: 'No' }).click();
    await steps(page, [wrongName]);
    await page.getByRole('button', { name: 'Show all steps' }).click();
    await steps(page, all);
    assert.equal(new URL(page.url()).hash, '#resolved-the-name-was-wrong');
  });
}

test('a pasted output chooses the branch, and is stored nowhere', async () => {
  const page = await site.open(`${runbook}#walk=does-the-name-resolve:yes`);
  const field = page.getByLabel('Output of the command');
  await field.fill('nothing that is quoted');
  await page.getByText('No answer quotes this output').waitFor();
  await field.fill('curl: (7) Failed to connect\nexit code 7');
  await page.locator('.walk-says').getByRole('button', { name: 'It does not' }).click();
  await steps(page, [registryDown]);
  assert.ok(!decodeURIComponent(page.url()).includes('curl'));
  assert.equal(await page.evaluate('sessionStorage.length + localStorage.length'), 0);
});

test('a known error ends the walk with a link to its record', async () => {
  const page = await site.open(`${runbook}#walk=does-the-name-resolve:yes/does-the-registry-answer:it-answers`);
  const link = page.locator('[data-walk-panel] h2 a');
  assert.equal(await link.innerText(), '拉取镜像时一直停在同一层');
  await link.click();
  assert.match(page.url(), /\/incidents\/layer-download-stuck\.html$/);
  await page.goBack();
  assert.ok(await page.locator('[data-walk-panel] h2 a').isVisible());
});

test('the trail with times copies as Markdown', async () => {
  const page = await site.open(runbook, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('button', { name: /Walk it/ }).click();
  await page.locator('a[data-answer]:visible', { hasText: 'Yes' }).click();
  await page.locator('a[data-answer]:visible', { hasText: 'It does not' }).click();
  assert.match(await page.locator('.walk-trail li').first().innerText(), /Does the name resolve\?\s+Yes \d\d:\d\d UTC/);
  await page.getByRole('button', { name: 'Copy the trail' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const time = String.raw`\(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\)`;
  assert.match(await page.evaluate<string>('navigator.clipboard.readText()'), new RegExp(
    String.raw`^\*\*Runbook: A pull fails\*\* \(pull-fails\)\n\n1\. Does the name resolve\? \*\*Yes\*\* ${time}\n2\. Does the registry answer\? \*\*It does not\*\* ${time}\n\nOutcome: Escalate: The registry is down\n$`));
});

test('an answer can be given again from the list of answers', async () => {
  const page = await site.open(`${runbook}#walk=does-the-name-resolve:yes/does-the-registry-answer:it-does-not`);
  await page.locator('.walk-trail').getByRole('button', { name: 'Does the registry answer?' }).click();
  await steps(page, [second]);
  assert.equal(await page.locator('.walk-trail li').count(), 1);
});

test('a stale link is told, and the answers that still fit are kept', async () => {
  const page = await site.open(`${runbook}#walk=does-the-name-resolve:yes/is-it-plugged-in:no`);
  assert.match(await page.locator('.walk-stale').innerText(), /older than the runbook.*One of its answers/s);
  await steps(page, [second]);
  await page.goto('about:blank');
  await page.goto(`${site.url}${runbook}#walk=does-the-name-resolve:yes`);
  assert.equal(await page.locator('.walk-stale').count(), 0);
});

test('a command that does not hold for the version that was entered says so, in the address, through Back and in the copy', async () => {
  const page = await site.open(`${runbook}#walk=`, { permissions: ['clipboard-read', 'clipboard-write'] });
  const field = () => page.getByLabel('Your docker version');
  const objection = page.locator('.walk-objection:visible');
  await page.locator('a[data-answer]:visible', { hasText: 'Yes' }).click();
  await steps(page, [second]);
  await field().fill('17.03.2-ce');
  assert.equal(await objection.count(), 0);
  await field().fill('1.11.2');
  assert.equal(await objection.innerText(), 'Does not hold for docker 1.11.2: only for docker >=1.12.');
  await field().press('Enter');
  assert.match(new URL(page.url()).hash, /^#walk=does-the-name-resolve:yes:[0-9a-z]+&docker=1\.11\.2$/);
  await page.reload();
  await objection.waitFor();
  await page.goBack();
  await steps(page, [first]);
  assert.equal(await field().inputValue(), '1.11.2');
  assert.equal(new URL(page.url()).hash, '#walk=&docker=1.11.2');
  assert.equal(await page.locator('.walk-objection').count(), 0, 'the command of this step holds everywhere');
  await page.goForward();
  await steps(page, [second]);
  await field().fill('1.10');
  await page.getByRole('button', { name: 'Copy the trail' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  assert.match(await page.evaluate<string>('navigator.clipboard.readText()'), /^\*\*Runbook: A pull fails\*\* \(pull-fails\), docker 1\.10\n/);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await steps(page, [first]);
  assert.equal(await field().inputValue(), '1.10');
  await field().fill('the newest');
  await page.getByText('There is no version in this.').waitFor();
  await field().fill('');
  await field().press('Enter');
  await page.goBack();
  await steps(page, [second]);
  assert.equal(await field().inputValue(), '', 'what was taken out stays out');
  assert.equal(await objection.count(), 0);
});

test('a link with a version shows at once what does not hold', async () => {
  const page = await site.open(`${runbook}#walk=does-the-name-resolve:yes&docker=1.9%3Cb%3E`, { fromDisk: true });
  assert.equal(await page.locator('.walk-objection:visible').innerText(), 'Does not hold for docker 1.9<b>: only for docker >=1.12.');
});

for (const [name, options] of [['light', { viewport: wide }], ['dark on a phone', { viewport: phone, colorScheme: 'dark' }]] as const) {
  test(`axe finds nothing where a version is entered: ${name}`, async () => {
    for (const version of ['1.11.2', 'none']) {
      const page = await site.open(`${runbook}#walk=does-the-name-resolve:yes&docker=${version}`, options);
      await page.getByLabel('Your docker version').waitFor();
      assert.equal(await page.locator('.walk-objection:visible').count(), version === 'none' ? 0 : 1);
      assert.deepEqual(await faults(page), []);
    }
  });
}

test('a whole walk by keyboard alone', async () => {
  const page = await site.open(runbook);
  const press = async (key: string) => { await page.keyboard.press(key); };
  const focused = () => page.evaluate<string>('document.activeElement.textContent.trim()');
  const tabTo = async (words: RegExp) => {
    for (let presses = 0; presses < 40 && !words.test(await focused()); presses++) await press('Tab');
    assert.match(await focused(), words);
    const outline = await page.evaluate<string>('(() => { const box = document.activeElement.closest(".answer") ?? document.activeElement; return getComputedStyle(box).outlineStyle; })()');
    assert.equal(outline, 'solid', `the focus is seen at ${words}`);
  };
  await tabTo(/^Walk it/);
  await press('Enter');
  await tabTo(/^Yes/);
  await press('Enter');
  await steps(page, [second]);
  await tabTo(/^It does not/);
  await press('Enter');
  await steps(page, [registryDown]);
});
