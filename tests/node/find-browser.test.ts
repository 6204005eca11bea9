import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { findBrowser } from '../../src/node/find-browser.ts';

const folder = await mkdtemp(join(tmpdir(), 'leadline-browser-'));

async function program(path: string): Promise<string> {
  const full = join(folder, path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, '');
  await chmod(full, 0o755);
  return full;
}

test('CHROME_PATH wins over the command path, which wins over what Playwright brought', { skip: process.platform === 'darwin' }, async () => {
  const older = await program('cache/chromium_headless_shell-999/chrome-linux/headless_shell');
  const newer = await program('cache/chromium_headless_shell-1200/chrome-headless-shell-linux64/chrome-headless-shell');
  const env: NodeJS.ProcessEnv = { PATH: join(folder, 'bin'), PLAYWRIGHT_BROWSERS_PATH: join(folder, 'cache') };
  assert.ok(older);
  assert.equal(findBrowser(env), newer);
  const command = await program('bin/chromium');
  assert.equal(findBrowser(env), command);
  const own = await program('mine/chrome');
  assert.equal(findBrowser({ ...env, CHROME_PATH: own }), own);
});

test('what is not there or cannot be run is passed over', { skip: process.platform === 'darwin' }, async () => {
  const plain = join(folder, 'plain/chromium');
  await mkdir(dirname(plain), { recursive: true });
  await writeFile(plain, '');
  assert.equal(findBrowser({ PATH: dirname(plain), CHROME_PATH: join(folder, 'none'), HOME: join(folder, 'nobody') }), undefined);
});
