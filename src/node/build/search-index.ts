import { hash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyTree } from './copy-tree.ts';
import type { WrittenPage } from './render-pages.ts';
import { searchWorkerFile, searchWorkers } from './search-workers.ts';

/**
 * The search index is cut into parts that Pagefind merges in the browser (`mergeIndex`): parts are built on all cores
 * at once, and an edited page costs one part instead of everything. A part costs a reader two small requests. Small
 * sites have a single one.
 */
const pagesPerPart = 128;
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
  prune(): Promise<void>;
  /** Ends its threads. */
  close(): Promise<void>;
}

export async function openSearchCache(folder: string): Promise<SearchCache> {
  await mkdir(folder, { recursive: true });
  const known = new Set(await readdir(folder));
  const used = new Set<string>();
  const salt = await indexerHash();
  const workers = searchWorkers();
  return {
    async index(part, pages, site) {
      const key = hash('sha256', JSON.stringify([salt, part === 0, pages.map(({ path, key }) => [path, key])]), 'hex').slice(0, 32);
      used.add(key);
      if (!known.has(key)) {
        const unfinished = join(folder, `.${process.pid}-${key}`);
        rmSync(unfinished, { recursive: true, force: true });
        await workers.build({ site, paths: pages.map(({ path }) => path), folder: unfinished, withScript: part === 0 });
        await rename(unfinished, join(folder, key));
        known.add(key);
      }
      copyTree(join(folder, key), join(site, searchFolder(part)));
    },
    async prune() {
      await Promise.all([...known].filter((name) => !used.has(name)).map((name) => rm(join(folder, name), { recursive: true, force: true })));
    },
    close: () => workers.close(),
  };
}

async function indexerHash(): Promise<string> {
  const manifest = fileURLToPath(import.meta.resolve('pagefind')).replace(/lib[\\/]index\.js$/, 'package.json');
  const [source, packageJson] = await Promise.all([readFile(searchWorkerFile, 'utf8'), readFile(manifest, 'utf8')]);
  return hash('sha256', source + packageJson, 'hex');
}
