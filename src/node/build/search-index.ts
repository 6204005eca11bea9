import { hash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { WrittenPage } from './render-pages.ts';
import type { SearchJob } from './search-worker.ts';

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
}

export async function openSearchCache(folder: string): Promise<SearchCache> {
  await mkdir(folder, { recursive: true });
  const known = new Set(await readdir(folder));
  const used = new Set<string>();
  const salt = await indexerHash();
  const inTurn = atMost(availableParallelism());
  return {
    async index(part, pages, site) {
      const key = hash('sha256', JSON.stringify([salt, part === 0, pages.map(({ path, key }) => [path, key])]), 'hex').slice(0, 32);
      used.add(key);
      if (!known.has(key)) {
        const unfinished = join(folder, `.${process.pid}-${key}`);
        await rm(unfinished, { recursive: true, force: true });
        await inTurn(() => runWorker({ site, paths: pages.map(({ path }) => path), folder: unfinished, withScript: part === 0 }));
        await rename(unfinished, join(folder, key));
        known.add(key);
      }
      await cp(join(folder, key), join(site, searchFolder(part)), { recursive: true });
    },
    async prune() {
      await Promise.all([...known].filter((name) => !used.has(name)).map((name) => rm(join(folder, name), { recursive: true, force: true })));
    },
  };
}

const workerFile = new URL('./search-worker.ts', import.meta.url);

async function indexerHash(): Promise<string> {
  const manifest = fileURLToPath(import.meta.resolve('pagefind')).replace(/lib[\\/]index\.js$/, 'package.json');
  const [source, packageJson] = await Promise.all([readFile(workerFile, 'utf8'), readFile(manifest, 'utf8')]);
  return hash('sha256', source + packageJson, 'hex');
}

function runWorker(job: SearchJob): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData: job });
    worker.on('message', () => resolve());
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`The search index could not be built (code ${code}).`)));
  });
}

/** Lets that many jobs run at once; the others wait in line. */
function atMost(count: number): (job: () => Promise<void>) => Promise<void> {
  const waiting: (() => void)[] = [];
  let free = count;
  return async (job) => {
    if (free > 0) free--;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      await job();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
