import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { startupCodes } from '../../../src/core/diagnostics/codes/startup.ts';
import { drawMermaid } from '../../../src/core/diagram/draw.ts';
import { compileStartupOrder } from '../../../src/core/startup/compile.ts';
import { expectFixture, fixtureFolders, printDiagnostics, readFixture } from '../source/fixtures.ts';

const folder = 'startup-mistakes';

for (const name of fixtureFolders(folder)) {
  test(`the mistake ${name}`, () => {
    const text = readFixture(join(folder, name, 'order.yaml'));
    // The first line of a fixture says where the file lies.
    const path = /^# (content\/\S+)/.exec(text)![1]!;
    const { diagnostics } = compileStartupOrder({ path, text }, { pointers: {}, drawDiagram: drawMermaid });
    if (Object.hasOwn(startupCodes, `startup/${name}`)) assert.ok(diagnostics.some((problem) => problem.code === `startup/${name}`));
    expectFixture(join(folder, name, 'expected.txt'), printDiagnostics(diagnostics));
  });
}

test('every start-up code has a fixture', () => {
  const folders = fixtureFolders(folder).map((name) => `startup/${name}`);
  assert.deepEqual(Object.keys(startupCodes).filter((code) => !folders.includes(code)), []);
});
