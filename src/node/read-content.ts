import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { SourceFile } from '../core/diagnostics/diagnostic.ts';

/** One byte more than a content file may have, so that the compiler sees that it is too large without reading it all. */
const mostBytes = 1024 * 1024 + 1;

/** The content files below `root`, sorted by path. Missing folders count as empty. */
export async function readContent(root: string): Promise<SourceFile[]> {
  const daemons = await namesIn(join(root, 'content/startup'), (entry) => entry.isDirectory());
  const folders = [
    { folder: 'content/incidents', ending: '.md' },
    { folder: 'runbooks', ending: '.md' },
    ...daemons.map((daemon) => ({ folder: `content/startup/${daemon}`, ending: '.yaml' })),
  ];
  const paths = await Promise.all(folders.map(async ({ folder, ending }) =>
    (await namesIn(join(root, folder), (entry) => entry.isFile() && entry.name.endsWith(ending) && !isHidden(entry.name)))
      .map((name) => `${folder}/${name}`)));
  return paths.flat().sort().map((path) => ({ path, text: readText(join(root, path)) }));
}

/** Paths of the files in `public/` that are published, from `root`. */
export async function publicPaths(root: string): Promise<string[]> {
  const folder = join(root, 'public');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')))
    .sort();
}

/** Editors leave `.#name` and `.name.swp` beside a file that is open. */
const isHidden = (name: string): boolean => name.startsWith('.') || name.startsWith('#') || name.endsWith('~');

type Entry = { readonly name: string; isFile(): boolean; isDirectory(): boolean };

async function namesIn(folder: string, wanted: (entry: Entry) => boolean): Promise<string[]> {
  try {
    return (await readdir(folder, { withFileTypes: true })).filter(wanted).map((entry) => entry.name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

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
