import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { SourceFile } from '../core/diagnostics/diagnostic.ts';
import { readContentPath } from '../core/knowledge-base/content-path.ts';

/** One byte more than a content file may have, so that the compiler sees that it is too large without reading it all. */
const mostBytes = 1024 * 1024 + 1;

const folders = ['content', 'runbooks', 'public'];

/** What lies in a project's folders. */
export interface ProjectFiles {
  /** Paths of all files in `content`, `runbooks` and `public`, from the root, sorted; hidden ones are left out. */
  readonly paths: readonly string[];
  /** Those that are content, with their text. */
  readonly content: readonly SourceFile[];
}

/** Reads a project. Missing folders count as empty. */
export async function readProject(root: string): Promise<ProjectFiles> {
  const paths = (await Promise.all(folders.map((folder) => pathsBelow(root, folder)))).flat().sort();
  const content = paths.filter((path) => readContentPath(path)).map((path) => ({ path, text: readText(join(root, path)) }));
  return { paths, content };
}

async function pathsBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').some(folder === 'public' ? isHidden : isLeftover));
}

const isHidden = (name: string): boolean => name.startsWith('.');

/** Editors leave `.#name`, `.name.swp`, `#name#` and `name~` beside a file that is open. */
const isLeftover = (name: string): boolean => isHidden(name) || name.startsWith('#') || name.endsWith('~');

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes that are not UTF-8 become U+FFFD, which the compiler reports with its place. */
function readText(path: string): string {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(Math.min(fstatSync(file).size, mostBytes));
    const bytesRead = readSync(file, buffer, 0, buffer.length, 0);
    return decoder.decode(buffer.subarray(0, bytesRead));
  } finally {
    closeSync(file);
  }
}
