import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { diagnostic } from '../core/diagnostics/make.ts';
import { pointerLockPath } from '../core/knowledge-base/content-path.ts';
import { byText } from '../core/order.ts';
import type { PointerLock, PointerState, VerifiedPlace, VerifiedPointer } from '../core/source/pointer.ts';

const states: readonly PointerState[] = ['current', 'moved', 'changed', 'missing-path', 'missing-symbol', 'unverified'];

/** What the lock file says, and what is wrong with it. */
export interface ReadPointerLock {
  /** Empty when there is no file, or it is spoilt. */
  readonly pointers: PointerLock;
  readonly diagnostics: readonly Diagnostic[];
}

/** @throws when the file is there and cannot be read */
export async function readPointerLock(root: string): Promise<ReadPointerLock> {
  let text: string;
  try {
    text = await readFile(join(root, pointerLockPath), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { pointers: {}, diagnostics: [] };
    throw error;
  }
  const problem = problemOfLock(text);
  if (problem === undefined) return { pointers: JSON.parse(text) as PointerLock, diagnostics: [] };
  return { pointers: {}, diagnostics: [diagnostic('pointer/bad-lock', { file: pointerLockPath, line: 1, column: 1 }, { problem })] };
}

function problemOfLock(text: string): string | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return /^(?:<{7}|={7}|>{7})/m.test(text) ? 'holds the marks of a merge conflict' : 'is not JSON';
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return 'is not an object of entries';
  const spoilt = Object.entries(parsed).find(([, entry]) => !isEntry(entry));
  return spoilt && `has an entry that no program wrote: “${spoilt[0]}”`;
}

function isEntry(entry: unknown): entry is VerifiedPointer {
  if (!isPlace(entry)) return false;
  const { also = {} } = entry as VerifiedPointer;
  return typeof also === 'object' && also !== null && Object.values(also).every(isPlace);
}

function isPlace(entry: unknown): entry is VerifiedPlace {
  if (typeof entry !== 'object' || entry === null) return false;
  const { state, commit, path, line, endLine } = entry as Record<string, unknown>;
  const isLine = (value: unknown) => value === undefined || (Number.isInteger(value) && (value as number) > 0);
  return states.includes(state as PointerState) && isLine(line) && isLine(endLine) && (path === undefined || typeof path === 'string')
    && (commit === undefined || (typeof commit === 'string' && /^[0-9a-f]{40}$/.test(commit)));
}

/** The lock as text: one entry a line, sorted, so that a diff shows what changed. */
export function printPointerLock(lock: PointerLock): string {
  const entries = Object.entries(lock).sort(([a], [b]) => byText(a, b));
  const lines = entries.map(([raw, { also, ...place }]) => {
    const others = also && Object.fromEntries(Object.entries(also).sort(([a], [b]) => byText(a, b)).map(([ref, other]) => [ref, inOrder(other)]));
    return `  ${JSON.stringify(raw)}: ${JSON.stringify({ ...inOrder(place), also: others })}`;
  });
  return lines.length === 0 ? '{}\n' : `{\n${lines.join(',\n')}\n}\n`;
}

const inOrder = ({ state, commit, path, line, endLine }: VerifiedPlace) => ({ state, commit, path, line, endLine });

/** Writes the lock in one step: a reader sees the old file or the new one. */
export async function writePointerLock(root: string, lock: PointerLock): Promise<void> {
  const path = join(root, pointerLockPath);
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, printPointerLock(lock));
  await rename(part, path);
}
