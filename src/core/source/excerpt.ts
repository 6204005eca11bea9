import { harmless } from '../diagnostics/terminal-text.ts';
import type { SourcePlace } from './drift.ts';
import { permalink } from './permalink.ts';
import type { PointerLock, SourcePointer } from './pointer.ts';

/** The lines that a pointer means, with some around them, as they stand at its commit. */
export interface Excerpt extends Required<Pick<SourcePlace, 'path' | 'line' | 'endLine'>> {
  readonly repository: string;
  /** Full id. */
  readonly commit: string;
  /** SPDX id where the licence's first lines name it, e.g. `Apache-2.0`; else where to read it. */
  readonly licence: string;
  /** Number of the first of `lines`. */
  readonly first: number;
  readonly lines: readonly string[];
}

/** By the address of the pointer, as `permalink` makes it: repository, commit, path and lines are all in it. */
export type Excerpts = ReadonlyMap<string, Excerpt>;

export const excerptKey = (pointer: SourcePointer, lock: PointerLock): string => permalink(pointer, lock).href;

/** Lines shown before and after those that are meant, and lines shown at most. */
const around = 3;
const most = 12;
/** Longer lines are generated or data; their beginning tells enough. */
const longestLine = 300;

/**
 * The lines `line` to `endLine` of a file, three more on each side, twelve at most, from the top.
 *
 * @returns `undefined` when the file is shorter than `line`
 */
export function cutLines(text: string, line: number, endLine: number): Pick<Excerpt, 'first' | 'lines'> | undefined {
  const all = text.replace(/\n$/, '').split('\n');
  if (line > all.length) return undefined;
  const first = Math.max(1, line - around);
  const last = Math.min(all.length, endLine + around, first + most - 1);
  return { first, lines: all.slice(first - 1, last).map(printable) };
}

function printable(line: string): string {
  const text = harmless(line.replace(/\r$/, ''));
  return text.length > longestLine ? `${text.slice(0, longestLine).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
