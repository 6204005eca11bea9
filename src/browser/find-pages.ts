import { hasUnspaced, pairsOf } from '../core/search/unspaced.ts';
import { textOf, type Pagefind, type PagefindPage, type PagefindResult } from './pagefind.ts';
import { bare, fold, parseQuery, type Query, type Term } from './query.ts';

/** What was found. */
export interface Found {
  readonly count: number;
  /** There are more than `count`. */
  readonly more: boolean;
  /** Whether every term is on each page; `everything` when nothing was asked for. */
  readonly terms: 'all' | 'some' | 'everything';
  /** Those that are on the pages. */
  readonly query: Query;
  readonly load: (first: number, count: number) => Promise<readonly PagefindPage[]>;
}

/** A text longer than this stands on no page as a whole; then its words are asked for one by one at once. */
const longestWhole = 300;
/** Words beyond this are not asked for one by one. */
const mostWords = 12;
/** Pages whose text is looked at for one question. */
const mostPages = 60;

/**
 * Finds pages that have all terms; where there is none, those that have some of them, the rare ones first.
 *
 * Pagefind answers nothing when one word is missing, and for a word that is nowhere it takes one that begins alike. So each
 * page that it names is read, and stays only when the term is in its text, with its punctuation.
 */
export async function findPages(pagefind: Pagefind, text: string, filters: Readonly<Record<string, string>>): Promise<Found> {
  const query = parseQuery(text);
  if (query.terms.length === 0) {
    const { results } = await pagefind.search(null, { filters });
    return { count: results.length, more: false, terms: 'everything', query, load: (first, count) => loadAll(results.slice(first, first + count)) };
  }
  if (text.length <= longestWhole) {
    const { results } = await pagefind.search(query.text, { filters });
    const pages = await withTerms(results, query.terms);
    if (pages.length > 0) return foundPages(pages, results.length > mostPages, 'all', query);
  }
  return findSome(pagefind, text, filters);
}

async function findSome(pagefind: Pagefind, text: string, filters: Readonly<Record<string, string>>): Promise<Found> {
  const scores = new Map<string, { readonly page: PagefindPage; score: number }>();
  const present: Term[] = [];
  const found = await Promise.all(wordsOf(text).map(async (word) => {
    const { terms, text: asked } = parseQuery(word);
    return { terms, pages: await withTerms((await pagefind.search(asked, { filters })).results, terms) };
  }));
  for (const { terms, pages } of found) {
    if (pages.length > 0) present.push(...terms);
    for (const page of pages) {
      const known = scores.get(page.url);
      // A word on few pages says more than one on many.
      if (known) known.score += 1 / pages.length;
      else scores.set(page.url, { page, score: 1 / pages.length });
    }
  }
  const pages = [...scores.values()].sort((a, b) => b.score - a.score).map(({ page }) => page);
  return foundPages(pages, false, 'some', { terms: present, text });
}

const foundPages = (pages: readonly PagefindPage[], more: boolean, terms: Found['terms'], query: Query): Found =>
  ({ count: pages.length, more, terms, query, load: async (first, count) => pages.slice(first, first + count) });

async function withTerms(results: readonly PagefindResult[], terms: readonly Term[]): Promise<PagefindPage[]> {
  const pages = await loadAll(results.slice(0, mostPages));
  return pages.filter((page) => {
    const text = fold(`${textOf(page)} ${page.meta['title'] ?? ''}`);
    return terms.every(({ needle }) => text.includes(needle));
  });
}

/** By the id of a result, which is the same in every search; Pagefind works out excerpts each time, and those take long. */
const loaded = new Map<string, Promise<PagefindPage>>();

function loadAll(results: readonly PagefindResult[]): Promise<PagefindPage[]> {
  return Promise.all(results.map((result) => {
    const page = loaded.get(result.id) ?? result.data();
    loaded.set(result.id, page);
    return page;
  }));
}

/** The last ones, since a log's last lines say why it ended; times, numbers and short words stay away. */
function wordsOf(text: string): string[] {
  const words = text.split(/[\s"'`()[\]{},;]+/).map(bare).flatMap((word) => (hasUnspaced(word) ? pairsOf(word) : word.length > 2 && /\p{L}{2}/u.test(word) ? [word] : []));
  return [...new Set(words)].slice(-mostWords);
}
