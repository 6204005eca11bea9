import { mkdtemp, rename } from 'node:fs/promises';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Moves what an earlier build made out of the way, within `root`. Deleting it would slow the next build, and the more files it
 * writes the more: ext4 passes by every inode that was freed within the last minute.
 */
export async function setAside(root: string, made: readonly string[]): Promise<void> {
  const aside = await mkdtemp(join(root, '.aside-'));
  for (const name of made.filter((each) => existsSync(join(root, each)))) {
    mkdirSync(dirname(join(aside, name)), { recursive: true });
    await rename(join(root, name), join(aside, name));
  }
}
