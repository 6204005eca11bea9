import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeLog } from '../../../src/core/signature/describe-log.ts';

const start = 'Nov 25 03:12:02 node-7 dockerd[4180]: time="2026-11-25T03:12:02.1Z" level=info msg="Starting up"';
const lastWords = 'Nov 25 03:13:17 node-7 dockerd[4180]: failed to start daemon: wobble refused';
const effect = 'Nov 25 03:13:17 node-7 systemd[1]: Failed to start Docker Application Container Engine.';

test('what a daemon says as it dies is looked at before what systemd says of it', () => {
  assert.deepEqual(describeLog(`${start}\n${lastWords}\n${effect}\n`).worst, { line: 2, level: 'error', message: 'failed to start daemon: wobble refused' });
});

test('where only systemd speaks there is nothing to look at first', () => {
  assert.equal(describeLog(`${effect}\n`).worst, undefined);
});
