import { open, readdir } from 'node:fs/promises';
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
  return Promise.all(paths.flat().sort().map(async (path) => ({ path, text: await readText(join(root, path)) })));
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

/** Bytes that are not UTF-8 become U+FFFD, which the compiler reports with its place. */
async function readText(path: string): Promise<string> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(Math.min(size, mostBytes)), position: 0 });
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}
