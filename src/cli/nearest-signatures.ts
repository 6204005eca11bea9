import { explainMatch, type Explanation } from '../core/signature/explain.ts';
import { compileMatcher } from '../core/signature/match.ts';
import { normalise } from '../core/signature/normalise.ts';
import type { Signature } from '../core/signature/signature.ts';

/**
 * The signatures of which most conditions are found somewhere in a text, explained; those without any are left out.
 * Conditions of all signatures are looked for in one pass, and only the nearest signatures are gone through entry by entry.
 */
export function nearestSignatures(signatures: readonly Signature[], text: string, most: number): Explanation[] {
  const conditions = signatures.flatMap((signature, owner) => signature.lines
    .filter((line) => !line.absent)
    .map((line) => ({ owner, line, signature })));
  // Each condition as a signature of its own, numbered so that a match names it.
  const matcher = compileMatcher(conditions.map(({ signature, line }, index) => ({ ...signature, index, lines: [line], nothingMore: false })));
  const found = new Array<number>(signatures.length).fill(0);
  for (const { signature } of matcher.match(text)) found[conditions[signature]!.owner]!++;

  const share = (owner: number) => found[owner]! / signatures[owner]!.lines.filter((line) => !line.absent).length;
  const paste = normalise(text);
  return signatures.map((_, owner) => owner)
    .filter((owner) => found[owner]! > 0)
    .sort((a, b) => share(b) - share(a) || found[b]! - found[a]! || a - b)
    .slice(0, most)
    .map((owner) => explainMatch(signatures[owner]!, paste));
}
