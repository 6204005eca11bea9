import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { runbookCodes } from '../../../src/core/diagnostics/codes/runbook.ts';
import { drawMermaid } from '../../../src/core/diagram/draw.ts';
import { compileRunbook } from '../../../src/core/runbook/compile.ts';
import { expectFixture, fixtureFolders, printDiagnostics, readFixture } from '../source/fixtures.ts';

const folder = 'runbook-mistakes';

for (const name of fixtureFolders(folder)) {
  test(`the mistake ${name}`, async () => {
    const text = readFixture(join(folder, name, 'runbook.md'));
    const { diagnostics } = await compileRunbook({ path: 'runbooks/daemon-hangs.md', text }, { pointers: {}, drawDiagram: drawMermaid });
    if (Object.hasOwn(runbookCodes, `runbook/${name}`)) assert.ok(diagnostics.some((problem) => problem.code === `runbook/${name}`));
    expectFixture(join(folder, name, 'expected.txt'), printDiagnostics(diagnostics));
  });
}

test('every runbook code has a fixture', () => {
  const folders = fixtureFolders(folder).map((name) => `runbook/${name}`);
  assert.deepEqual(Object.keys(runbookCodes).filter((code) => !folders.includes(code)), []);
});
