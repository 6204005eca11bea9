import type { FoundVersion } from './evidence.ts';

/** Says which versions of the text narrowed the answer. */
export const narrowedSentence = (named: readonly FoundVersion[]): string =>
  `Compared only with what these versions print: ${named.map(({ product, version, from, line }) => `${product} ${version} (${from}, line ${line})`).join(', ')}.`;
