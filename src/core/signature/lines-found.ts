import { compileMatcher } from './match.ts';
import type { NormalisedPaste } from './normalise.ts';
import type { Signature } from './signature.ts';

/** A signature of which a text has lines, anywhere and in any order. */
export interface LinesFound {
  /** Position among the signatures. */
  readonly signature: number;
  readonly count: number;
  /** The same as a part of all lines that must be there, from 0 to 1. */
  readonly share: number;
}

/** Looks for the lines of all signatures, but `not:` lines, in one pass; tells of each signature that has any, in the order of `signatures`. */
export function compileLinesFound(signatures: readonly Signature[]): (text: string | NormalisedPaste) => LinesFound[] {
  const lines = signatures.flatMap((signature, owner) => signature.lines.filter(({ absent }) => !absent).map((line) => ({ owner, line })));
  // Each line as a signature of its own, numbered so that a match names it.
  const matcher = compileMatcher(lines.map(({ owner, line }, index) => ({ ...signatures[owner]!, index, lines: [line], nothingMore: false })));
  return (text) => {
    const counts = new Map<number, number>();
    for (const { signature } of matcher.match(text)) {
      const { owner } = lines[signature]!;
      counts.set(owner, (counts.get(owner) ?? 0) + 1);
    }
    return [...counts].map(([signature, count]) => ({ signature, count, share: count / signatures[signature]!.lines.filter(({ absent }) => !absent).length }));
  };
}
