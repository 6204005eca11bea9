import { closeUp, spaceOut } from '../core/search/unspaced.ts';
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
    title: closeUp(text.trim()),
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
  const isHit = hitsOf(words, terms.flatMap(({ needle }) => needle.split(' ')).filter((needle) => needle !== ''));
  const start = Math.max(0, densest(isHit) - wordsBefore);
  const end = Math.min(words.length, start + excerptWords);
  const pieces: { text: string; readonly hit: boolean }[] = [];
  for (const [index, word] of words.slice(start, end).entries()) {
    const hit = isHit[start + index]!;
    const last = pieces.at(-1);
    if (last?.hit === hit && isClosedUp(words[start + index - 1]!, word)) last.text += word;
    else pieces.push({ text: index === 0 || isClosedUp(words[start + index - 1]!, word) ? word : ` ${word}`, hit });
  }
  return [...(start > 0 ? ['… '] : []), ...pieces.flatMap(({ text, hit }) => (hit ? marked(text) : [text])), ...(end < words.length ? [' …'] : [])];
}

const isClosedUp = (word: string, next: string): boolean => !closeUp(`${word} ${next}`).includes(' ');

const marked = (text: string): (Node | string)[] => [...(text.startsWith(' ') ? [' '] : []), element('mark', {}, text.trim())];

/** Whether each word has a needle; the words of a script without blanks are single characters, and several of them make a needle. */
function hitsOf(words: readonly string[], needles: readonly string[]): boolean[] {
  const folded = words.map((word) => word.toLowerCase());
  const isHit = words.map(() => false);
  for (const units of needles.map((needle) => spaceOut(needle).split(' '))) {
    for (const at of folded.keys()) if (units.every((unit, index) => folded[at + index]?.includes(unit))) isHit.fill(true, at, at + units.length);
  }
  return isHit;
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
