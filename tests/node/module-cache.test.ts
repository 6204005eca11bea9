import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { withModuleCache } from '../../src/node/module-cache.ts';

const enabledFor = "require('node:module').getCompileCacheDir() ?? ''";

test('a thread and a process find compiled modules where this one keeps them, before their first own line', async () => {
  const env = withModuleCache();
  const here = getCompileCacheDir();
  const thread = new Worker(`require('node:worker_threads').parentPort.postMessage(${enabledFor})`, { eval: true, env });
  assert.deepEqual(await once(thread, 'message'), [here ?? '']);
  assert.equal(execFileSync(process.execPath, ['-p', enabledFor], { env, encoding: 'utf8' }).trim(), here ?? '');
});
