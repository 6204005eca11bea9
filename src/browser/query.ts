import { hasUnspaced, spaceOut, withoutBlanks } from '../core/search/unspaced.ts';

/** What a reader asked for: words and "quoted phrases". */
export interface Query {
  readonly terms: readonly Term[];
  /** The text to ask Pagefind for. */
  readonly text: string;
}

export interface Term {
  /** Small letters, single blanks, without the punctuation around it. */
  readonly text: string;
  /** What a text must contain for the term to be in it; the beginning of a plain word, so that its other forms count too. */
  readonly needle: string;
}

export function parseQuery(text: string): Query {
  const phrases = [...text.matchAll(/"([^"]+)"/g)].map((match) => fold(match[1]!).trim());
  const words = text.replace(/"[^"]*"/g, ' ').split(/\s+/).map((word) => bare(fold(word))).filter((word) => word !== '');
  const terms = [...phrases.filter((phrase) => phrase !== '').map((phrase) => ({ text: phrase, needle: phrase })), ...words.map((word) => ({ text: word, needle: stem(word) }))];
  // Pagefind reads quotes only around the whole.
  const isOnePhrase = phrases.length === 1 && words.length === 0;
  return { terms, text: spaceOut(isOnePhrase ? `"${phrases[0]}"` : text.replaceAll('"', ' ').trim()) };
}

/** Small letters and single blanks, none beside a character of a script without them, as `needle` expects. */
export const fold = (text: string): string => withoutBlanks(text.toLowerCase().replace(/\s+/g, ' '));

/** Punctuation around a word belongs to the sentence; what begins an option or a path belongs to the word. */
export const bare = (word: string): string => word.replace(/^["'`([{<,;:]+|["'`)\]}>,;:.!?]+$/g, '');

/** Shorter plain words have no other forms worth the risk. */
const shortestStemmed = 5;

const stem = (word: string): string =>
  (/^\p{L}+$/u.test(word) && !hasUnspaced(word) && word.length >= shortestStemmed ? word.slice(0, Math.max(shortestStemmed - 1, word.length - 3)) : word);
