import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { findOrInstallBrowser } from '../../src/node/install-browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'leadline-install-'));

function program(name: string, exitCode: number): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\nexit ${exitCode}\n`);
  chmodSync(path, 0o755);
  return path;
}

const works = program('works', 0);
const lacksLibrary = program('lacks-library', 127);

test('a browser that does not start is said and passed over', async () => {
  const said: string[] = [];
  assert.deepEqual(await findOrInstallBrowser((line) => said.push(line), { find: () => [lacksLibrary, works], ways: [] }), { path: works });
  assert.equal(said.length, 0);
  assert.ok('problem' in await findOrInstallBrowser((line) => said.push(line), { find: () => [lacksLibrary], ways: [] }));
  assert.ok(said.includes(`${lacksLibrary} does not start, so it is passed over.`));
});

test('each way to get a browser is tried until one brings a browser that starts', async () => {
  const there: string[] = [];
  const said: string[] = [];
  const found = await findOrInstallBrowser((line) => said.push(line), {
    find: () => there,
    ways: [
      ['one', () => { throw new Error('no network'); }],
      ['two', () => { there.push(lacksLibrary); }],
      ['three', async () => { there.push(works); }],
      ['four', () => { assert.fail('not needed'); }],
    ],
  });
  assert.deepEqual(found, { path: works });
  assert.deepEqual(said, [
    'No browser for the tests was found.',
    'Installing one …', 'That did not work: no network',
    'Installing two …', 'It was installed, but it does not start here.',
    'Installing three …',
  ]);
});

test('where nothing works the person is told what to do', async () => {
  const found = await findOrInstallBrowser(() => {}, { find: () => [], ways: [] });
  assert.match('problem' in found ? found.problem : '', /apt-get install chromium.*CHROME_PATH/);
});
