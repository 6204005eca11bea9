import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pointerCodes } from '../../../src/core/diagnostics/codes/pointer.ts';
import type { Diagnostic, Place } from '../../../src/core/diagnostics/diagnostic.ts';
import { isPointerError, parsePointer } from '../../../src/core/source/parse-pointer.ts';
import { notInLock } from '../../../src/core/source/not-in-lock.ts';
import { pointerDiagnostic } from '../../../src/core/source/pointer-diagnostic.ts';
import type { PointerLock } from '../../../src/core/source/pointer.ts';
import type { PlacedPointer } from '../../../src/core/source/placed-pointer.ts';
import { verifyPointers } from '../../../src/core/source/verify.ts';
import { gitReader } from '../../../src/node/git-reader.ts';
import { readPointerLock } from '../../../src/node/pointer-lock.ts';
import { expectFixture, fixtureFolders, fixturesRoot, printDiagnostics, readFixture, readFixtureIfThere } from './fixtures.ts';
import { makeTestRepository } from './test-repository.ts';

const folder = 'pointer-mistakes';
const repository = makeTestRepository();
after(repository.remove);
const clones = {
  'test/daemon': repository.path,
  'test/shallow': repository.shallow,
  'test/plain': repository.plain,
  'test/inside': join(repository.path, 'daemon'),
  'test/absent': join(repository.path, 'absent'),
};

for (const name of fixtureFolders(folder)) {
  test(`the mistake ${name}`, async () => {
    const diagnostics = await mistakesOf(join(folder, name));
    assert.ok(diagnostics.some((problem) => problem.code === `pointer/${name}`), `no pointer/${name} among: ${diagnostics.map((problem) => problem.code).join(', ')}`);
    expectFixture(join(folder, name, 'expected.txt'), printDiagnostics(diagnostics).replaceAll(repository.path, '<clone>').replaceAll(repository.plain, '<plain>'));
  });
}

test('every pointer code has a fixture, and every fixture a code', () => {
  assert.deepEqual(fixtureFolders(folder).map((name) => `pointer/${name}`), Object.keys(pointerCodes).sort());
});

async function mistakesOf(path: string): Promise<readonly Diagnostic[]> {
  if (readFixtureIfThere(join(path, 'pointers.lock.json'))) return lockMistakes(path);
  const diagnostics: Diagnostic[] = [];
  const uses: PlacedPointer[] = [];
  for (const [index, raw] of readFixture(join(path, 'pointers.txt')).trimEnd().split('\n').entries()) {
    const place: Place = { file: 'pointers.txt', line: index + 1, column: 1, endLine: index + 1, endColumn: raw.length + 1 };
    const parsed = parsePointer(raw);
    if (isPointerError(parsed)) diagnostics.push(pointerDiagnostic(parsed, raw, place));
    else uses.push({ pointer: parsed, place });
  }
  if (uses.length === 0) return diagnostics;
  const checked = readFixtureIfThere(join(path, 'checked-lock.json'));
  if (checked) return [notInLock(uses, JSON.parse(checked) as PointerLock) ?? []].flat();
  const git = gitReader(clones);
  try {
    const previous = JSON.parse(readFixtureIfThere(join(path, 'previous.json')) ?? '{}') as PointerLock;
    return [...diagnostics, ...(await verifyPointers(uses, git, previous)).diagnostics];
  } finally {
    git.close();
  }
}

async function lockMistakes(path: string): Promise<readonly Diagnostic[]> {
  const root = mkdtempSync(join(tmpdir(), 'leadline-lock-'));
  try {
    mkdirSync(join(root, 'content'));
    cpSync(join(fixturesRoot, path, 'pointers.lock.json'), join(root, 'content/pointers.lock.json'));
    return (await readPointerLock(root)).diagnostics;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
