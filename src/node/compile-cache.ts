import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceFile } from '../core/diagnostics/diagnostic.ts';
import type { CompiledFile } from '../core/knowledge-base/compile-file.ts';
import { replaceFile } from './quick-fs.ts';

/** Compiled files on disk, named by a hash of everything that they are made from. Losing it costs only time. */
export interface CompileCache {
  /** Where the file's compiled form lies, or would lie. */
  pathOf(file: SourceFile): string;
  read(file: SourceFile): CompiledFile | undefined;
}

/**
 * @param folder where the cache lies; made when it is missing
 * @param salt hash of what, besides the file's text, decides the result: the compiler and the pointer lock
 */
export function compileCache(folder: string, salt: string): CompileCache {
  const pathOf = (file: SourceFile) =>
    join(folder, `${createHash('sha256').update(`${salt}\0${file.path}\0${file.text}`).digest('hex').slice(0, 32)}.json`);
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    // As in `keepCompiled`.
  }
  return {
    pathOf,
    read(file) {
      try {
        return JSON.parse(readFileSync(pathOf(file), 'utf8')) as CompiledFile;
      } catch {
        return undefined;
      }
    },
  };
}

/** Puts the JSON of a `CompiledFile` where `pathOf` says. On the thread that compiled it, so that threads share the work. */
export function keepCompiled(path: string, json: string): void {
  try {
    replaceFile(path, json);
  } catch {
    // A read-only or full disk must not stop a check.
  }
}

/** Hash of all TypeScript below `folders`, of the lock file of dependencies, and of `more`. */
export async function hashSources(folders: readonly string[], more: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
    const texts = await Promise.all(paths.map((path) => readFile(path)));
    for (const [index, text] of texts.entries()) hash.update(paths[index]!.slice(folder.length)).update('\0').update(text);
  }
  for (const text of more) hash.update('\0').update(text);
  return hash.digest('hex');
}
