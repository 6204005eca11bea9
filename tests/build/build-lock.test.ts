import assert from 'node:assert/strict';
import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { takeBuildLock } from '../../src/node/build/build-lock.ts';
import { Problem } from '../../src/node/problem.ts';
import { trialFolder } from './trial-site.ts';

test('keeps a second build out until it is released', async () => {
  const path = join(await trialFolder(), 'state/build.lock');
  const release = takeBuildLock(path);
  assert.throws(() => takeBuildLock(path), (error) => error instanceof Problem && error.message.includes(String(process.pid)));
  release();
  assert.equal(existsSync(path), false);
  takeBuildLock(path)();
});

test('takes over from a process that is gone, and from one that has not renewed it', async () => {
  const path = join(await trialFolder(), 'build.lock');
  const nobody = 2 ** 22 + 1;
  writeFileSync(path, JSON.stringify({ process: nobody, host: hostname() }));
  takeBuildLock(path)();

  writeFileSync(path, JSON.stringify({ process: process.pid, host: hostname() }));
  const longAgo = new Date(Date.now() - 10 * 60_000);
  utimesSync(path, longAgo, longAgo);
  takeBuildLock(path)();
});

test('releasing does not remove a lock that somebody else has taken since', async () => {
  const path = join(await trialFolder(), 'build.lock');
  const release = takeBuildLock(path);
  writeFileSync(path, JSON.stringify({ process: 1, host: 'another' }));
  release();
  assert.equal(existsSync(path), true);
});
