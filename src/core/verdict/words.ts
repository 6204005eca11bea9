import type { Candidate, Judgement, Verdict } from '../signature/judge.ts';

/** What a verdict is called, in one sentence. */
export function verdictSentence({ verdict, candidates }: Pick<Judgement, 'verdict' | 'candidates'>, signatures: number): string {
  if (verdict === 'known') {
    if (candidates.length === 1) return 'A known failure.';
    return `${candidates.length} known failures, ${candidates.some(({ role }) => role === 'consequence') ? 'the cause first' : 'in the order of the text'}.`;
  }
  return verdict === 'similar' ? similarSentence : unknownSentence(signatures);
}

/** Stands above what is only similar. */
export const similarSentence = 'No signature holds. What comes nearest, and what would settle it:';

export function unknownSentence(signatures: number): string {
  const looked = signatures === 1 ? 'the one signature that there is' : `any of ${signatures} signatures`;
  return `This log does not fit ${signatures === 0 ? 'anything: there are no signatures yet' : looked}.`;
}

/** How sure a candidate is, as odds. */
export const confidenceWords = ({ verdict, confidence }: Pick<Candidate, 'verdict' | 'confidence'>): string =>
  `${Math.round(confidence * 100)} in 100 that ${verdict === 'known' ? 'agree like this' : 'come as near'} are it`;

/** Stands above the lines of a record that are not in the paste. */
export const settledBy = 'It would be settled by:';

/** Stands above what only follows from something else. */
export const consequencesHead = (verdict: Verdict): string =>
  (verdict === 'known' ? 'Only effects of it, most likely:' : 'Only effects are here; the cause is elsewhere:');
