import type { languages } from '../core/incident/names.ts';

type Language = (typeof languages)[number];

/** What our own words, which are English on every page, are marked with on a page in `language`, so that they are read out rightly. */
export const englishIn = (language: Language): 'en' | undefined => (language === 'en' ? undefined : 'en');

const ownWords = /<span class="(?:class|holds)"|<summary(?=[ >])/g;

/** The words that the compiler puts into captions and what folds up, marked in the same way. */
export const markCaptions = (html: string, language: Language): string =>
  (language === 'en' ? html : html.replace(ownWords, '$& lang="en"'));
