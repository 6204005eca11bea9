import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic, Place } from '../../../src/core/diagnostics/diagnostic.ts';

export const fixturesRoot = fileURLToPath(new URL('../../fixtures/', import.meta.url));

/** Names of the folders below `tests/fixtures/<folder>`, sorted. */
export function fixtureFolders(folder: string): string[] {
  return readdirSync(join(fixturesRoot, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

export const readFixture = (path: string): string => readFileSync(join(fixturesRoot, path), 'utf8');

export function readFixtureIfThere(path: string): string | undefined {
  return existsSync(join(fixturesRoot, path)) ? readFixture(path) : undefined;
}

/** Compares with the expected file, or rewrites it with UPDATE=1. */
export function expectFixture(path: string, actual: string): void {
  const full = join(fixturesRoot, path);
  if (process.env['UPDATE'] === '1') {
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, actual);
  }
  assert.equal(actual, existsSync(full) ? readFileSync(full, 'utf8') : '', `${path} (UPDATE=1 rewrites it)`);
}

/** Diagnostics as the expected files hold them. */
export function printDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((problem) => [
    `${printPlace(problem.place)} ${problem.severity} ${problem.code}`,
    `  ${problem.message}`,
    `  ${problem.help}`,
    ...problem.related.map(({ note, place }) => `  ${printPlace(place)} ${note}`),
    '',
  ].join('\n')).join('');
}

function printPlace({ line, column, endLine, endColumn }: Place): string {
  return endLine === undefined ? `${line}:${column}` : `${line}:${column}–${endLine === line ? '' : `${endLine}:`}${endColumn}`;
}
