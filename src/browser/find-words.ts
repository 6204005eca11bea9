import type { Pagefind, PagefindResult } from './pagefind.ts';

/** What was found, and whether every word occurs on each page. */
export interface Found {
  readonly results: readonly PagefindResult[];
  readonly words: 'all' | 'some';
}

/** A text longer than this cannot be on a page as a whole; then its words are asked for one by one at once. */
const longestWhole = 300;
/** Words beyond this are not asked for. */
const mostWords = 16;

/**
 * Finds pages that have all words; where there is none, those that have most of them, the rare words first. Pagefind itself
 * answers nothing when one word is missing. An empty text finds every page.
 */
export async function findWords(pagefind: Pagefind, text: string, filters: Readonly<Record<string, string>>): Promise<Found> {
  if (text.length <= longestWhole) {
    const all = await pagefind.search(text.trim() || null, { filters });
    if (all.results.length > 0) return { results: all.results, words: 'all' };
  }
  const scores = new Map<string, { readonly result: PagefindResult; score: number }>();
  for (const word of wordsOf(text)) {
    const { results } = await pagefind.search(word, { filters });
    for (const result of results) {
      const known = scores.get(result.id);
      // A word on few pages says more than one on many.
      if (known) known.score += 1 / results.length;
      else scores.set(result.id, { result, score: 1 / results.length });
    }
  }
  return { results: [...scores.values()].sort((a, b) => b.score - a.score).map(({ result }) => result), words: 'some' };
}

/** The last ones, since a log's last lines say why it ended; times, numbers and short words stay away. */
function wordsOf(text: string): string[] {
  const words = text.split(/[\s"'`()[\]{},;]+/).map((word) => word.replace(/^[.:]+|[.:]+$/g, ''));
  return [...new Set(words.filter((word) => word.length > 2 && /\p{L}{2}/u.test(word)))].slice(-mostWords);
}
