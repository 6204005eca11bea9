import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Problem } from '../problem.ts';

/**
 * Copies the files of `from` into the site; hidden files stay behind. A missing folder counts as empty.
 *
 * @throws Problem when a file would overwrite one that the build wrote
 */
export async function copyPublic(from: string, site: string): Promise<void> {
  if (!existsSync(from)) return;
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => relative(from, join(entry.parentPath, entry.name)));
  for (const file of files.filter((path) => !path.split(sep).some((part) => part.startsWith('.')))) {
    const target = join(site, file);
    if (existsSync(target)) {
      throw new Problem(`public/${file.split(sep).join('/')} has the name of a file that the build writes.`, 'Rename it.');
    }
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(from, file), target);
  }
}
