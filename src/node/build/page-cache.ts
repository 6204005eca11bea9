import { COPYFILE_FICLONE } from 'node:constants';
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Rendered pages on disk, by key. Losing it costs only time. */
export interface PageCache {
  /** Copies the page of `key` to `path`; false when there is none. */
  copy(key: string, path: string): Promise<boolean>;
  write(key: string, html: string): Promise<void>;
  /** Removes every page that this run neither copied nor wrote. */
  prune(): Promise<void>;
}

export async function openPageCache(folder: string): Promise<PageCache> {
  await mkdir(folder, { recursive: true });
  const known = new Set(await readdir(folder));
  const used = new Set<string>();
  const nameOf = (key: string): string => `${key}.html`;
  return {
    async copy(key, path) {
      if (!known.has(nameOf(key))) return false;
      try {
        await copyFile(join(folder, nameOf(key)), path, COPYFILE_FICLONE);
      } catch {
        return false;
      }
      used.add(nameOf(key));
      return true;
    },
    async write(key, html) {
      const part = join(folder, `.${process.pid}-${key}`);
      await writeFile(part, html);
      await rename(part, join(folder, nameOf(key)));
      used.add(nameOf(key));
    },
    async prune() {
      await Promise.all([...known].filter((name) => !used.has(name)).map((name) => rm(join(folder, name), { force: true })));
    },
  };
}
