import { hash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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

/** How many pages may wait for the disk at once; the rendering itself is on one thread. */
const inFlight = 16;

/**
 * Writes every route's page below `folder`, rendering those that the cache does not know.
 *
 * @returns the pages in the order of `routes`
 * @throws Error that names the page, when a page's own code throws
 */
export async function renderPages(
  routes: readonly Route[], renderer: Renderer, site: SiteContext, cache: PageCache, folder: string,
): Promise<WrittenPage[]> {
  const folders = new Set(routes.map(({ path }) => dirname(join(folder, path))));
  for (const each of folders) await mkdir(each, { recursive: true });

  const written = new Array<WrittenPage>(routes.length);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < routes.length) {
      const index = next++;
      written[index] = await writePage(routes[index]!, renderer, site, cache, folder);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  return written;
}

async function writePage(route: Route, renderer: Renderer, site: SiteContext, cache: PageCache, folder: string): Promise<WrittenPage> {
  const locals = { page: await route.page(), ...site };
  const key = hash('sha256', `${renderer.key}\0${JSON.stringify(locals)}`, 'hex').slice(0, 32);
  const path = join(folder, route.path);
  if (await cache.copy(key, path)) return { path: route.path, key, rendered: false };
  let html: string;
  try {
    html = await renderer.renderPage(locals);
  } catch (error) {
    throw new Error(`The page ${route.path} could not be rendered: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  await Promise.all([writeFile(path, html), cache.write(key, html)]);
  return { path: route.path, key, rendered: true };
}
