import { COPYFILE_FICLONE } from 'node:constants';
import { copyFileSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Rendered pages on disk, by key. Losing it costs only time. Synchronous where it is asked for every page: the thread that
 * renders has nothing else to do, and waiting for small files costs more than writing them.
 */
export interface PageCache {
  /** Copies the page of `key` to `path`; false when there is none. */
  copy(key: string, path: string): boolean;
  write(key: string, html: string): void;
  /** Removes every page that this run neither copied nor wrote. */
  prune(): Promise<void>;
}

export function openPageCache(folder: string): PageCache {
  mkdirSync(folder, { recursive: true });
  const known = new Set(readdirSync(folder));
  const used = new Set<string>();
  const nameOf = (key: string): string => `${key}.html`;
  return {
    copy(key, path) {
      if (!known.has(nameOf(key))) return false;
      try {
        copyFileSync(join(folder, nameOf(key)), path, COPYFILE_FICLONE);
      } catch {
        return false;
      }
      used.add(nameOf(key));
      return true;
    },
    write(key, html) {
      const part = join(folder, `.${process.pid}-${key}`);
      writeFileSync(part, html);
      renameSync(part, join(folder, nameOf(key)));
      used.add(nameOf(key));
    },
    async prune() {
      await Promise.all([...known].filter((name) => !used.has(name)).map((name) => rm(join(folder, name), { force: true })));
    },
  };
}
