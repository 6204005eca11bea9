import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OutputFile } from '../../exporters/output-file.ts';
import type { SiteContext } from '../../integrations/locals.ts';
import type { Route } from '../../site/routes.ts';
import { copyPublic } from './copy-public.ts';
import { copyTree } from './copy-tree.ts';
import { openPageCache } from './page-cache.ts';
import { openStaging, type Staging } from './publish.ts';
import { renderPages, type WrittenPage } from './render-pages.ts';
import type { Renderer } from './renderer.ts';
import { openSearchCache, searchFolder, searchPartOf, searchParts } from './search-index.ts';
import { searchWorkers, type SearchWorkers } from './search-workers.ts';

export interface SiteToWrite {
  /** Made by `routes`; only those whose page changed are rendered. */
  readonly routes: readonly Route[];
  readonly renderer: Renderer;
  /** Build the search index, and are closed when that is done; new ones by default. */
  readonly indexers?: SearchWorkers;
  /** Written beside the pages, see src/exporters. */
  readonly exports?: Iterable<OutputFile>;
  /** The project's `public` folder. */
  readonly publicFolder: string;
  /** Folder for caches; losing it costs only time. */
  readonly cache: string;
  /** The published site. */
  readonly out: string;
}

export interface WrittenSite {
  readonly pages: number;
  /** Pages that no cache had. */
  readonly rendered: number;
}

/** Writes the whole site beside the published one and then puts it in its place; on any error the old one stays. */
export async function writeSite(site: SiteToWrite): Promise<WrittenSite> {
  const staging = await openStaging(site.out);
  const stopListening = discardWhenStopped(staging);
  try {
    const pages = await fill(site, staging.folder);
    await staging.publish();
    return { pages: pages.length, rendered: pages.filter((page) => page.rendered).length };
  } finally {
    stopListening();
    staging.discard();
  }
}

async function fill({ routes, renderer, indexers = searchWorkers(), exports = [], publicFolder, cache }: SiteToWrite, folder: string): Promise<WrittenPage[]> {
  const parts = searchParts(routes.length);
  const context: SiteContext = {
    assets: renderer.assets,
    search: Array.from({ length: parts }, (_, part) => searchFolder(part)),
  };
  const pageCache = openPageCache(join(cache, 'pages'));
  const searchCache = await openSearchCache(join(cache, 'search'), indexers);
  const pages: WrittenPage[] = [];
  const indexing: Promise<void>[] = [];
  try {
    for (let part = 0; part < parts; part++) {
      const ofPart = await renderPages(routes.filter(({ path }) => searchPartOf(path, parts) === part), renderer, context, pageCache, folder);
      pages.push(...ofPart);
      // Indexing runs on other cores while the next part's pages are rendered here.
      const index = searchCache.index(part, ofPart, folder);
      index.catch(() => {});
      indexing.push(index);
    }
    copyTree(renderer.files, folder);
    for (const file of exports) await writeOutputFile(file, folder);
    await Promise.all(indexing);
  } finally {
    await indexers.close();
  }
  await copyPublic(publicFolder, folder);
  pageCache.prune();
  searchCache.prune();
  return pages;
}

async function writeOutputFile({ path, text }: OutputFile, folder: string): Promise<void> {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, text);
}

/** Ctrl-C must leave no half site behind. */
function discardWhenStopped(staging: Staging): () => void {
  const stop = (signal: NodeJS.Signals): void => {
    staging.discard();
    stopListening();
    process.kill(process.pid, signal);
  };
  const stopListening = (): void => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return stopListening;
}
