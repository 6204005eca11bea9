import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after } from 'node:test';
import assert from 'node:assert/strict';

export const launcher = fileURLToPath(new URL('../../bin/leadline.mjs', import.meta.url));
export const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));

/** What a terminal of nobody in particular has set. */
export const plainEnv: Readonly<Record<string, string>> = {
  PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? tmpdir(), LANG: 'C.UTF-8',
};

/** A copy of the fixture project in a folder of its own, removed after the tests. */
export function makeProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'leadline-cli-'));
  after(() => rmSync(root, { recursive: true, force: true }));
  cpSync(join(fixtures, 'project'), root, { recursive: true });
  return root;
}

export interface CliRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

/** Runs the real program as a process of its own. */
export function runCli(root: string, args: readonly string[], { input = '', env = {} }: { readonly input?: string | Buffer; readonly env?: Record<string, string> } = {}): CliRun {
  const { stdout, stderr, status } = spawnSync(process.execPath, [launcher, ...args], { cwd: root, input, env: { ...plainEnv, ...env }, encoding: 'utf8' });
  return { stdout, stderr, code: status };
}

/** Compares with a kept file, which UPDATE=1 rewrites. */
export function matchesFile(name: string, text: string): void {
  const path = join(fixtures, 'expected', name);
  if (process.env['UPDATE']) writeFileSync(path, text);
  assert.equal(text, readFileSync(path, 'utf8'));
}

export const withoutColours = (text: string): string => text.replace(/\u001b\[\d+m/g, '');
