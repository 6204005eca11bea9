import { explainMatch, type Explanation } from '../core/signature/explain.ts';
import { compileLinesFound } from '../core/signature/lines-found.ts';
import type { NormalisedPaste } from '../core/signature/normalise.ts';
import type { Signature } from '../core/signature/signature.ts';

/**
 * The signatures of which most conditions are found somewhere in a text, explained; those without any are left out.
 * Conditions of all signatures are looked for in one pass, and only the nearest signatures are gone through entry by entry.
 */
export function nearestSignatures(signatures: readonly Signature[], paste: NormalisedPaste, most: number): Explanation[] {
  return compileLinesFound(signatures)(paste)
    .sort((a, b) => b.share - a.share || b.count - a.count || a.signature - b.signature)
    .slice(0, most)
    .map(({ signature }) => explainMatch(signatures[signature]!, paste));
}
