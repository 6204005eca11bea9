import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftFromLog } from '../../../src/core/draft/choose-sample.ts';
import { describeLog } from '../../../src/core/signature/describe-log.ts';

test('of a long log with progress bars in it the lines around its worst one are read', () => {
  const progress = Array.from({ length: 30_000 }, (_, step) => `Downloading layer, step ${step}`).join('\r');
  const failure = 'time="2026-11-25T03:12:00Z" level=fatal msg="wobble frobnication of the ledger refused"';
  const quiet = 'time="2026-11-25T03:12:01Z" level=info msg="all is well"\n'.repeat(8000);
  const log = `${progress}\n${failure}\n${quiet}`;
  assert.match(draftFromLog(log, describeLog(log).worst?.line).signature, /wobble frobnication of the ledger refused/);
});
