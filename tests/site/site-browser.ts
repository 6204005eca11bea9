import { readdirSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { after, afterEach } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { serveSite } from '../../src/node/serve.ts';
import { launchBrowser } from '../browser.ts';
import { builtSite } from './built-site.ts';

/** A built site, served, with a browser in front of it. */
export interface SiteBrowser {
  /** The built folder. */
  readonly folder: string;
  /** Where it is served; ends in `/`. */
  readonly url: string;
  /** The same as a folder on disk; ends in `/`. */
  readonly fileUrl: string;
  readonly browser: Browser;
  /** Every page of the site, from its root, sorted. */
  readonly pages: readonly string[];
  /** Opens `path`, e.g. `incidents.html#status=open`, in a context of its own, which is closed after the test. */
  open(path: string, options?: OpenOptions): Promise<Page>;
}

export interface OpenOptions extends BrowserContextOptions {
  /** Open the folder on disk and not the served one. */
  readonly fromDisk?: boolean;
}

/** Serves a site and starts a browser for the tests of one file, and stops both after them. */
export async function siteBrowser(name: 'own' | 'small' = 'own'): Promise<SiteBrowser> {
  const folder = await builtSite(name);
  const [browser, served] = [await launchBrowser(), await serveSite({ folder, port: 0 })];
  after(async () => {
    await browser.close();
    await served.close();
  });
  const opened: BrowserContext[] = [];
  afterEach(() => Promise.all(opened.splice(0).map((context) => context.close())));
  const fileUrl = `${pathToFileURL(folder).href}/`;
  return {
    folder, url: served.url, fileUrl, browser, pages: htmlFiles(folder),
    async open(path, { fromDisk = false, ...options } = {}) {
      const context = await browser.newContext(options);
      opened.push(context);
      const page = await context.newPage();
      await page.goto((fromDisk ? fileUrl : served.url) + path);
      return page;
    },
  };
}

/** Every page below a folder, from it, sorted; `/` between the parts. */
export function htmlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(folder, `${entry.parentPath}/${entry.name}`).split(sep).join('/'))
    .sort();
}

/** The first page of every kind. */
export function onePageOfEachKind(pages: readonly string[]): string[] {
  const seen = new Set<string>();
  return pages.filter((path) => {
    const kind = path.includes('/') ? path.split('/')[0]! : path;
    return !seen.has(kind) && seen.add(kind);
  });
}

/** Wide, as on a desk, and a phone. */
export const wide = { width: 1360, height: 900 };
export const phone = { width: 390, height: 844 };
