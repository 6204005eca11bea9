import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptFiles, notesFile } from './kept-files.ts';

/**
 * Rendered pages on disk, by key. Losing it costs only time. Synchronous: the thread that renders has nothing else to do, and
 * waiting for small files costs more than writing them.
 */
export interface PageCache {
  /** Puts the page of `key` at `path`; false when there is none. */
  put(key: string, path: string): boolean;
  /** Keeps a new page and puts it at `path`. */
  write(key: string, html: string, path: string): void;
  /** Removes every page that this run did not put anywhere. */
  prune(): void;
}

export function openPageCache(folder: string): PageCache {
  const kept = keptFiles(folder);
  const known = new Set(readdirSync(folder));
  const used = new Set<string>();
  const nameOf = (key: string): string => `${key}.html`;
  return {
    put(key, path) {
      const name = nameOf(key);
      if (!kept.isIntact(name)) return false;
      kept.link(name, path);
      used.add(name);
      return true;
    },
    write(key, html, path) {
      const name = nameOf(key);
      // One that is there is not intact, and may be a page of the published site.
      if (known.has(name)) rmSync(join(folder, name), { force: true });
      writeFileSync(join(folder, name), html);
      kept.note(name);
      kept.link(name, path);
      used.add(name);
    },
    prune() {
      for (const name of readdirSync(folder)) if (!used.has(name) && name !== notesFile) rmSync(join(folder, name), { force: true });
      kept.save((name) => used.has(name));
    },
  };
}
