import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow, keptFiles, notesFile } from './kept-files.ts';
import type { WrittenPage } from './render-pages.ts';
import { searchWorkerFile, type SearchWorkers } from './search-workers.ts';

/**
 * The search index is cut into parts that Pagefind merges in the browser (`mergeIndex`): parts are built on all cores
 * at once, and an edited page costs one part instead of everything. A part costs a reader two small requests. Small
 * sites have a single one.
 */
const pagesPerPart = 256;
const mostParts = 16;

/** A power of two, so that a growing site seldom moves pages between parts. */
export function searchParts(pageCount: number): number {
  let parts = 1;
  while (parts < mostParts && pageCount > parts * pagesPerPart) parts *= 2;
  return parts;
}

/** Folder of a part, from the site's root; only the first holds Pagefind's script and WebAssembly. */
export const searchFolder = (part: number): string => `pagefind/${part}/`;

/** The part that indexes a page; it depends on the page's path alone. */
export const searchPartOf = (path: string, parts: number): number => Number.parseInt(hash('sha256', path, 'hex').slice(0, 8), 16) % parts;

/** Indexes on disk by what they are made from. */
export interface SearchCache {
  /** Writes the index of `pages`, which lie in `site`, to `site`'s folder of `part`. */
  index(part: number, pages: readonly WrittenPage[], site: string): Promise<void>;
  /** Removes every index that this run did not use. */
  prune(): void;
}

export async function openSearchCache(folder: string, workers: SearchWorkers): Promise<SearchCache> {
  const kept = keptFiles(folder);
  const known = new Set(readdirSync(folder));
  const used = new Set<string>();
  const salt = await indexerHash();
  const namesOf = (key: string): string[] => (known.has(key) ? filesBelow(folder, key) : []);
  return {
    async index(part, pages, site) {
      const key = hash('sha256', JSON.stringify([salt, part === 0, pages.map(({ path, key }) => [path, key])]), 'hex').slice(0, 32);
      used.add(key);
      const names = namesOf(key);
      if (names.length === 0 || !names.every(kept.isIntact)) {
        const unfinished = join(folder, `.${process.pid}-${key}`);
        rmSync(unfinished, { recursive: true, force: true });
        await workers.build({ site, paths: pages.map(({ path }) => path), folder: unfinished, withScript: part === 0 });
        rmSync(join(folder, key), { recursive: true, force: true });
        renameSync(unfinished, join(folder, key));
        known.add(key);
        for (const name of namesOf(key)) kept.note(name);
      }
      const target = join(site, searchFolder(part));
      const folders = new Set<string>();
      for (const name of namesOf(key)) {
        const path = join(target, name.slice(key.length + 1));
        if (!folders.has(dirname(path))) mkdirSync(dirname(path), { recursive: true });
        folders.add(dirname(path));
        kept.link(name, path);
      }
    },
    prune() {
      for (const name of known) if (!used.has(name) && name !== notesFile) rmSync(join(folder, name), { recursive: true, force: true });
      kept.save((name) => used.has(name.slice(0, name.indexOf('/'))));
    },
  };
}

async function indexerHash(): Promise<string> {
  const manifest = fileURLToPath(import.meta.resolve('pagefind')).replace(/lib[\\/]index\.js$/, 'package.json');
  const files = [searchWorkerFile, new URL('../../core/search/unspaced.ts', import.meta.url), manifest];
  return hash('sha256', (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join(''), 'hex');
}
