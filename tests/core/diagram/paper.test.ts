import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readableOnPaper } from '../../../src/core/diagram/paper.ts';

test('a picture is readable on paper unless it must shrink too much in one direction', () => {
  assert.ok(readableOnPaper({ width: 300, height: 200 }));
  assert.ok(readableOnPaper({ width: 1150, height: 1450 }));
  assert.ok(!readableOnPaper({ width: 1250, height: 200 }));
  assert.ok(!readableOnPaper({ width: 300, height: 1550 }));
});
