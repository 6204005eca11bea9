import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { unpackBrowser } from '../../src/node/browser-from-npm.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leadline npm browser-')));

function tar(options: string, file: string, from: string, ...names: string[]): void {
  assert.equal(spawnSync('tar', [options, file, ...names], { cwd: from }).status, 0);
}

/** An archive of the package's shape, whose browser is a script that says how it was started. */
function packBrowser(): string {
  const packed = join(folder, 'package/bin');
  mkdirSync(packed, { recursive: true });
  writeFileSync(join(packed, 'chromium.br'), brotliCompressSync('#!/bin/sh\necho "$LD_LIBRARY_PATH" "$@"\n'));
  mkdirSync(join(folder, 'lib'));
  writeFileSync(join(folder, 'lib/libnss3.so'), 'library');
  tar('-cf', 'al2023.tar', folder, 'lib');
  writeFileSync(join(packed, 'al2023.tar.br'), brotliCompressSync(readFileSync(join(folder, 'al2023.tar'))));
  tar('-czf', 'archive.tgz', folder, 'package');
  return join(folder, 'archive.tgz');
}

test('a browser from npm starts with the libraries that came along', async () => {
  const target = join(folder, 'browser');
  await unpackBrowser(packBrowser(), target);
  assert.deepEqual(readdirSync(target).sort(), ['chrome', 'chromium', 'fonts.conf', 'lib']);
  const { stdout } = spawnSync(join(target, 'chromium'), ['--version', 'two words'], { encoding: 'utf8', env: { ...process.env, LD_LIBRARY_PATH: '/own' } });
  assert.equal(stdout, `${target}/lib:/own --version two words\n`);
});
