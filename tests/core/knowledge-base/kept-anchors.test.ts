import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { drawMermaid } from '../../../src/core/diagram/draw.ts';
import { compileFile, type CompiledIncident } from '../../../src/core/knowledge-base/compile-file.ts';
import { linkKnowledgeBase } from '../../../src/core/knowledge-base/link.ts';
import { signatureAnchorsWithConditions, type Anchors } from '../../../src/core/signature/match.ts';

const rules = new URL('../../fixtures/rules/', import.meta.url);
/** The signature of the second matches the sample of the first. */
const [left, other] = [await compiled('good', 'pid-file-left'), await compiled('signature/collision', 'another-pid-file')];

async function compiled(project: string, id: string): Promise<CompiledIncident> {
  const path = `content/incidents/${id}.md`;
  const text = await readFile(new URL(`${project}/${path}`, rules), 'utf8');
  return await compileFile({ path, text }, { pointers: {}, drawDiagram: drawMermaid }) as CompiledIncident;
}

function codesWith(anchors: readonly [Anchors, Anchors] | undefined): string[] {
  const incidents = [left.value!, other.value!];
  const { diagnostics } = linkKnowledgeBase({
    incidents, runbooks: [], startupOrders: [], healthyLogs: [], pointers: {}, files: [],
    ...(anchors && { anchors: new Map(incidents.map((record, index) => [record, anchors[index]!])) }),
  });
  return diagnostics.map(({ code }) => code).filter((code) => code.startsWith('signature/'));
}

test('a compiled record says what its signatures are found by', () => {
  assert.deepEqual(left.anchors, signatureAnchorsWithConditions(left.value!.signatures));
  assert.equal(left.anchors.length, 1);
});

test('linking finds signatures by what compiling has kept, and the same as without', () => {
  assert.deepEqual(codesWith(undefined), ['signature/collision']);
  assert.deepEqual(codesWith(JSON.parse(JSON.stringify([left.anchors, other.anchors])) as [Anchors, Anchors]), ['signature/collision']);
  const foundByNothing = other.anchors.map((lines) => lines.map(() => null));
  assert.deepEqual(codesWith([left.anchors, foundByNothing]), []);
});
