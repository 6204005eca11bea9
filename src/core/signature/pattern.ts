import { numericPlaceholders, splitPlaceholders } from './placeholder.ts';
import { skeletonOf } from './skeleton.ts';
import type { VolatileToken } from './volatile.ts';
import { findVolatile } from './volatile.ts';
import { lettersOf } from './weakness.ts';

/** What may stand between two literals of a pattern: digits only, or any text. */
export type Gap = 'digits' | 'any';

/** A text with gaps, as skeletons. `gaps[i]` stands before `literals[i]`; the one more at the end is what may follow. */
export interface Pattern {
  readonly literals: readonly string[];
  /** For each literal, where in it the last word begins that tells anything: what a text that was cut off must have reached. */
  readonly deciding: readonly number[];
  /** One longer than `literals`; the first and last may be absent. */
  readonly gaps: readonly (Gap | undefined)[];
}

/** The pattern of a piece of signature text: its placeholders and everything volatile in it become gaps. */
export function patternOf(text: string): Pattern {
  const literals: string[] = [];
  const deciding: number[] = [];
  const gaps: (Gap | undefined)[] = [undefined];
  const addGap = (gap: Gap): void => {
    const last = gaps.length - 1;
    gaps[last] = gaps[last] === undefined ? gap : 'any';
  };
  const addLiteral = (literal: string): void => {
    const skeleton = skeletonOf(literal);
    if (skeleton.text === '') return;
    if (literals.length === 0 || gaps.at(-1) !== undefined) {
      literals.push('');
      deciding.push(0);
      gaps.push(undefined);
    }
    const last = literals.length - 1;
    const base = literals[last]!.length;
    literals[last] += skeleton.text;
    for (const { index, 0: word } of literal.toLowerCase().matchAll(/[\p{L}\p{N}_]{1,100}/gu)) {
      const at = skeleton.offsets.indexOf(index);
      if (at !== -1 && lettersOf(word) > 0) deciding[last] = base + at;
    }
  };
  const pieces = splitPlaceholders(text).pieces;
  const tokens = findVolatile(text);
  for (const piece of pieces) {
    if (piece.kind === 'placeholder') {
      addGap(numericPlaceholders.has(piece.name) ? 'digits' : 'any');
      continue;
    }
    let from = piece.start;
    for (const token of tokensInside(tokens, piece.start, piece.end)) {
      addLiteral(text.slice(from, token.start));
      addGap(numericPlaceholders.has(token.placeholder) ? 'digits' : 'any');
      from = token.end;
    }
    addLiteral(text.slice(from, piece.end));
  }
  return { literals, deciding, gaps };
}

function tokensInside(tokens: readonly VolatileToken[], start: number, end: number): VolatileToken[] {
  return tokens.filter((token) => token.start >= start && token.end <= end);
}
