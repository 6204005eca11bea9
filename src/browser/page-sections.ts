import { element } from './element.ts';
import { textOf, type PagefindPage } from './pagefind.ts';
import { fold, type Term } from './query.ts';

/** A part of a page that has some of the terms. */
export interface FoundSection {
  /** Of its heading; empty for what stands before the first. */
  readonly title: string;
  readonly url: string;
  readonly excerpt: readonly (Node | string)[];
}

/** Words of an excerpt, and of those before the first hit. */
const excerptWords = 26;
const wordsBefore = 6;

/** The sections that have most of the terms, best first. */
export function bestSections(page: PagefindPage, terms: readonly Term[], count: number): FoundSection[] {
  const words = textOf(page).split(/\s+/);
  const headings = page.anchors.filter(({ element, id }) => /^h[1-6]$/.test(element) && id !== '').sort((a, b) => a.location - b.location);
  const parts = [{ id: '', text: '', location: 0 }, ...headings].map(({ id, text, location }, index) => ({
    title: text.trim(),
    url: id === '' ? page.url : `${page.url}#${id}`,
    words: words.slice(location, headings[index]?.location ?? words.length),
  }));
  return parts
    .map((part) => ({ ...part, score: scoreOf(part.words, terms) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ title, url, words }) => ({ title, url, excerpt: excerptOf(words, terms) }));
}

/** Each term that is there counts most, how often it is there a little. */
function scoreOf(words: readonly string[], terms: readonly Term[]): number {
  const text = fold(words.join(' '));
  return terms.reduce((sum, { needle }) => {
    const hits = text.split(needle).length - 1;
    return hits === 0 ? sum : sum + 1 + Math.min(hits, 9) / 100;
  }, 0);
}

function excerptOf(words: readonly string[], terms: readonly Term[]): (Node | string)[] {
  const needles = terms.flatMap(({ needle }) => needle.split(' ')).filter((needle) => needle !== '');
  const isHit = words.map((word) => needles.some((needle) => word.toLowerCase().includes(needle)));
  const start = Math.max(0, densest(isHit) - wordsBefore);
  const end = Math.min(words.length, start + excerptWords);
  const shown = words.slice(start, end).flatMap((word, index) => [isHit[start + index] ? element('mark', {}, word) : word, ' ']);
  return [...(start > 0 ? ['… '] : []), ...shown, ...(end < words.length ? ['…'] : [])];
}

/** The first hit of the place with most hits. */
function densest(isHit: readonly boolean[]): number {
  let [best, most] = [0, 0];
  for (const [index, hit] of isHit.entries()) {
    if (!hit) continue;
    const hits = isHit.slice(index, index + excerptWords - wordsBefore).filter(Boolean).length;
    if (hits > most) [best, most] = [index, hits];
  }
  return best;
}
