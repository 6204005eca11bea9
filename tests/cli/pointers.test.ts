import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { verifyCommand, type VerifyOptions } from '../../src/cli/commands/pointers.ts';
import { readFixture } from '../core/source/fixtures.ts';
import { makeTestRepository } from '../core/source/test-repository.ts';
import { makePointerProject } from './pointer-project.ts';

const repository = makeTestRepository();
after(repository.remove);

const options = (root: string, ...git: string[]): VerifyOptions => ({ root, git, color: false, width: 100 });
const lockOf = (root: string) => readFileSync(join(root, 'content/pointers.lock.json'), 'utf8');

test('all pointers of the content are verified and the lock is written once', async () => {
  const root = makePointerProject();
  const dry = await verifyCommand({ ...options(root, `test/daemon=${repository.bare}`), write: false });
  assert.match(dry.text, /pointers\.lock\.json differs, and is not written\./);
  const { text, exitCode, json } = await verifyCommand(options(root, `test/daemon=${repository.bare}`));
  assert.equal(exitCode, 0, text);
  assert.match(text, /test\/daemon@v1\.0\.0 +8 current/);
  assert.match(text, /pointers\.lock\.json written/);
  assert.deepEqual(JSON.parse(lockOf(root)), json.lock);
  const before = lockOf(root);
  const again = await verifyCommand(options(root, `test/daemon=${repository.path}`));
  assert.match(again.text, /pointers\.lock\.json unchanged/);
  assert.equal(lockOf(root), before);
});

test('a healthy log has no pointers, and nothing is said of it', async () => {
  const root = makePointerProject();
  mkdirSync(join(root, 'content/healthy'));
  writeFileSync(join(root, 'content/healthy/quiet-night.log'), 'nothing happened\n');
  const { text } = await verifyCommand(options(root, `test/daemon=${repository.path}`));
  assert.doesNotMatch(text, /quiet-night/);
});

test('a wrong pointer is shown in its line, and the exit code is 1', async () => {
  const root = makePointerProject();
  const path = join(root, 'content/startup/dockerd/v1.0.0.yaml');
  writeFileSync(path, readFixture('startup-orders/good/v1.0.0.yaml').replace('signals.go#trapSignals', 'signals.go#trapSignal'));
  const { text, exitCode } = await verifyCommand(options(root, `test/daemon=${repository.path}`));
  assert.equal(exitCode, 1);
  assert.match(text, /error\[pointer\/missing-symbol\]: daemon\/signals\.go declares no trapSignal at v1\.0\.0\./);
  assert.match(text, /v1\.0\.0\.yaml:26:14/);
  assert.match(text, /26 │ +pointer: "test\/daemon@v1\.0\.0:daemon\/signals\.go#trapSignal"/);
  assert.match(text, /Did you mean trapSignals\?/);
});

test('without a clone nothing is called verified, and what was proved before stays', async () => {
  const root = makePointerProject();
  const { text, exitCode, json } = await verifyCommand(options(root));
  assert.equal(exitCode, 0);
  assert.match(text, /8 unverified/);
  assert.ok(Object.values(json.lock).every(({ state }) => state === 'unverified'));
  await verifyCommand(options(root, `test/daemon=${repository.path}`));
  const before = lockOf(root);
  await verifyCommand(options(root));
  assert.equal(lockOf(root), before);
});

test('a file that does not compile keeps its entries', async () => {
  const root = makePointerProject();
  await verifyCommand(options(root, `test/daemon=${repository.path}`));
  const before = lockOf(root);
  writeFileSync(join(root, 'content/startup/dockerd/v1.0.0.yaml'), 'title: [');
  const { text } = await verifyCommand(options(root, `test/daemon=${repository.path}`));
  assert.match(text, /content\/startup\/dockerd\/v1\.0\.0\.yaml does not compile/);
  assert.equal(lockOf(root), before);
});

test('a --git that names no repository is a mistake of the call', async () => {
  for (const text of ['/clones/daemon', 'daemon=/clones/daemon', 'test/daemon=']) {
    await assert.rejects(verifyCommand(options('/', text)), { name: 'Problem', message: new RegExp(`^--git ${text.replace(/[/=]/g, '\\$&')} `) });
  }
});
