/** The part of Pagefind's browser module that the search page uses. Source: pagefind 1.6, `pagefind.js`. */
export interface Pagefind {
  options(options: Readonly<Record<string, unknown>>): Promise<void>;
  mergeIndex(folder: string, options?: Readonly<Record<string, unknown>>): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Record<string, Record<string, number>>>;
  search(words: string | null, options?: { readonly filters?: Readonly<Record<string, string>> }): Promise<{ readonly results: readonly PagefindResult[] }>;
}

export interface PagefindResult {
  readonly id: string;
  readonly score: number;
  data(): Promise<PagefindPage>;
}

export interface PagefindPage {
  readonly url: string;
  readonly meta: Readonly<Record<string, string>>;
  /** Plain text; its words are numbered as blanks divide it. */
  readonly raw_content: string;
  /** Elements with an id, each with the number of the first word in it. */
  readonly anchors: readonly { readonly element: string; readonly id: string; readonly text: string; readonly location: number }[];
}

/**
 * Loads the index.
 *
 * @param folders its parts, relative to the page; the first holds the module
 * @throws when the browser refuses modules, as it does under `file://`
 */
export async function loadPagefind(folders: readonly string[]): Promise<Pagefind> {
  const [first, ...others] = folders.map((folder) => new URL(folder, document.baseURI).href);
  if (!first) throw new Error('only a built site has one. Stop this server and run `npm start`; a pasted log is named here all the same.');
  const pagefind = await import(/* @vite-ignore */ `${first}pagefind.js`) as Pagefind;
  // Addresses in the index are paths from the site's root.
  const baseUrl = new URL(document.body.dataset['root'] || './', document.baseURI).pathname;
  await pagefind.options({ baseUrl });
  for (const folder of others) await pagefind.mergeIndex(folder, { baseUrl });
  await pagefind.init();
  return pagefind;
}

/** The page's text. Pagefind keeps it as HTML without elements, in which `<` is written `&lt;`. */
export function textOf(page: PagefindPage): string {
  return new DOMParser().parseFromString(page.raw_content, 'text/html').documentElement.textContent;
}
