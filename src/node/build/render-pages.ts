import { hash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { SiteContext } from '../../integrations/locals.ts';
import type { Route } from '../../site/routes.ts';
import type { PageCache } from './page-cache.ts';
import type { Renderer } from './renderer.ts';

/** A page that lies in the staging folder. Equal keys mean equal bytes. */
export interface WrittenPage {
  readonly path: string;
  readonly key: string;
  readonly rendered: boolean;
}

/** So many pages are made between two looks at what else has happened: Ctrl-C, a finished part of the search index. */
const pagesInOneGo = 16;

/**
 * Writes every route's page below `folder`, rendering those that the cache does not know.
 *
 * @returns the pages in the order of `routes`
 * @throws Error that names the page, when a page's own code throws
 */
export async function renderPages(
  routes: readonly Route[], renderer: Renderer, site: SiteContext, cache: PageCache, folder: string,
): Promise<WrittenPage[]> {
  for (const each of new Set(routes.map(({ path }) => dirname(join(folder, path))))) mkdirSync(each, { recursive: true });
  const written: WrittenPage[] = [];
  for (const route of routes) {
    written.push(await writePage(route, renderer, site, cache, folder));
    if (written.length % pagesInOneGo === 0) await setImmediate();
  }
  return written;
}

async function writePage(route: Route, renderer: Renderer, site: SiteContext, cache: PageCache, folder: string): Promise<WrittenPage> {
  const locals = { page: await route.page(), ...site };
  const key = hash('sha256', `${renderer.key}\0${JSON.stringify(locals)}`, 'hex').slice(0, 32);
  const path = join(folder, route.path);
  if (cache.put(key, path)) return { path: route.path, key, rendered: false };
  let html: string;
  try {
    html = await renderer.renderPage(locals);
  } catch (error) {
    throw new Error(`The page ${route.path} could not be rendered: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  cache.write(key, html, path);
  return { path: route.path, key, rendered: true };
}
