import { significantLetters } from './weakness.ts';

/** What the confidence in a candidate rests on. */
export type Evidence =
  | { readonly kind: 'known'; readonly letters: number; readonly conditions: number; readonly cut: boolean; readonly rivals: number }
  | { readonly kind: 'similar'; readonly rank: number };

/** Evidence of one strength: known from what weakens most to what weakens least, then similar. */
export const buckets = ['one-of-several', 'cut-off', 'several-lines', 'long-line', 'short-line', 'most-similar', 'less-similar'] as const;
export type Bucket = (typeof buckets)[number];

/** A line with so many letters of its own is long. */
const longLine = 24;

export function bucketOf(evidence: Evidence): Bucket {
  if (evidence.kind === 'similar') return evidence.rank === 0 ? 'most-similar' : 'less-similar';
  if (evidence.rivals > 0) return 'one-of-several';
  if (evidence.cut) return 'cut-off';
  if (evidence.conditions > 1) return 'several-lines';
  return evidence.letters >= longLine ? 'long-line' : 'short-line';
}

/** Letters of the line that says most. */
export function lettersOfLines(conditions: readonly string[]): number {
  return Math.max(0, ...conditions.map(significantLetters));
}

/**
 * How many of a hundred candidates with such evidence were right, from 0 to 1: printed by `npm run bench -- calibrate`, rounded down to five
 * hundredths (above 0.95 to one), on `tests/fixtures/pastes`, which the signatures were not written from. How much is there of a similar record, how far it is
 * ahead of the next and how much is missing were tried and told nothing. No paste there names two records; for those it is even odds. Of
 * similar ones 0.27 were right there, and 0.07 of 132 pastes of real threads; the claim stands between the two.
 */
export const confidences: Readonly<Record<Bucket, number>> = {
  'one-of-several': 0.5, 'cut-off': 0.95, 'several-lines': 0.99, 'long-line': 0.99, 'short-line': 0.99, 'most-similar': 0.2, 'less-similar': 0.05,
};

export const confidenceOf = (evidence: Evidence): number => confidences[bucketOf(evidence)];
