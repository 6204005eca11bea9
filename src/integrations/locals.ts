import type { Page } from '../site/page.ts';

/** Where the style and the scripts lie: paths from the site's root, or, beginning with `/`, addresses of the development server. */
export interface SiteAssets {
  /** `src/styles/site.css`. */
  readonly css: string;
  /** `src/browser/<name>.entry.ts` and `<name>.worker.ts` by name. */
  readonly scripts: Readonly<Record<string, string>>;
}

/** What the site gives to every page, besides the page's own props. */
export interface SiteContext {
  readonly assets: SiteAssets;
  /** Folders of the search index, paths from the site's root ending in `/`; the first holds the script. Empty in `npm run dev`. */
  readonly search: readonly string[];
}

/** `Astro.locals`: the only things that a layout or page template may read. */
export interface PageLocals extends SiteContext {
  readonly page: Page;
}
