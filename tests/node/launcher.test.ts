import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
// @ts-expect-error plain JavaScript, because it also runs on a Node that knows no types
import { isNewEnough } from '../../bin/node-for-leadline.mjs';

const bin = fileURLToPath(new URL('../../bin', import.meta.url));

/** A program folder with the real launchers and with packages that look installed, whose CLI prints what it was given. */
async function trialProgram(installed: Record<string, object>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'leadline-launcher-'));
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  await cp(bin, join(folder, 'bin'), { recursive: true });
  await write('package.json', JSON.stringify({ name: 'trial', version: '1.0.0', type: 'module' }));
  await write('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...lock } }));
  await write('node_modules/.package-lock.json', JSON.stringify({ packages: installed }));
  await write('src/cli/main.ts', 'const given: string[] = process.argv.slice(2); console.log(JSON.stringify(given)); process.exitCode = Number(given.at(-1) ?? 0) || 0;');
  // Stands for npm, so that nothing is fetched: it only leaves a note.
  await write('npm', '#!/bin/sh\necho "$@" > npm-was-called\nexit 7\n');
  spawnSync('chmod', ['+x', join(folder, 'npm')]);
  return folder;
}

const lock = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0', optional: true } };

function run(folder: string, args: readonly string[]) {
  const { npm_execpath: _, ...env } = process.env;
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env: { ...env, PATH: `${folder}:${process.env.PATH}` } });
}

test('a Node is new enough from 22.18 on', () => {
  const verdicts = ['18.19.0', '20.20.2', '22.17.1', '22.18.0', '24.0.0'].map((version) => isNewEnough(version) as boolean);
  assert.deepEqual(verdicts, [false, false, false, true, true]);
});

test('the launcher hands over arguments and exit code', async () => {
  const { stdout, status } = run(await trialProgram(lock), ['bin/leadline.mjs', 'match', '--json', '3']);
  assert.equal(stdout, '["match","--json","3"]\n');
  assert.equal(status, 3);
});

test('a project command runs its programs one after the other, arguments to the last, and stops at a failure', async () => {
  const folder = await trialProgram(lock);
  assert.equal(run(folder, ['bin/project.mjs', 'start', '--port', '0']).stdout, '["build"]\n["serve","--port","0"]\n');
  const failed = run(folder, ['bin/project.mjs', 'check', '1']);
  assert.equal(failed.status, 1);
  assert.equal(run(folder, ['bin/project.mjs', 'strat']).status, 2);
});

test('packages are installed when one has another version than the lock file, not when an optional one is absent', async () => {
  const absent = await trialProgram({ 'node_modules/a': { version: '1.0.0' } });
  assert.equal(run(absent, ['bin/project.mjs', 'check']).status, 0);
  await assert.rejects(readFile(join(absent, 'npm-was-called')));

  const older = await trialProgram({ 'node_modules/a': { version: '0.9.0' } });
  const result = run(older, ['bin/project.mjs', 'check']);
  assert.match(await readFile(join(older, 'npm-was-called'), 'utf8'), /^ci /);
  assert.equal(result.status, 7);
  assert.match(result.stderr, /registry cannot be reached/);
});
