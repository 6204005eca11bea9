import { bestPerRecord } from './best.ts';
import type { Anchors, MatchOptions } from './match.ts';
import { compileMatcher } from './match.ts';
import type { NormalisedPaste } from './normalise.ts';
import type { Match, MatchedLine, Signature } from './signature.ts';

/** What a paste shows: a failure that has a record, one that resembles some, or neither. */
export type Verdict = 'known' | 'similar' | 'unknown';

/** A record that a paste may show. */
export interface Candidate {
  /** Record id. */
  readonly record: string;
  /** `known`: one of its signatures holds. `similar`: parts of one do. */
  readonly verdict: 'known' | 'similar';
  /** From 0 to 1: how many of a hundred pastes that look like this were of this record. */
  readonly confidence: number;
  /** Signatures that hold; empty for `similar`. */
  readonly matches: readonly Match[];
  /** What of the record's nearest signature is there. */
  readonly agrees: readonly MatchedLine[];
  /** Lines of that signature, as written, which are not there and would settle it. */
  readonly missing: readonly string[];
  /** `consequence` when what it names is only the effect of another failure, in this paste or in a log that is not here. */
  readonly role: 'cause' | 'consequence';
}

export interface Judgement {
  /** That of the first candidate; `unknown` when there is none. */
  readonly verdict: Verdict;
  /** The cause before its consequences, known before similar, then by confidence. */
  readonly candidates: readonly Candidate[];
}

export interface Judge {
  readonly signatures: readonly Signature[];
  judge(text: string | NormalisedPaste, options?: MatchOptions): Judgement;
}

/** Prepares signatures for judging pastes. Made once; holds no state between calls. */
export function compileJudge(signatures: readonly Signature[], anchors?: Anchors): Judge {
  const matcher = compileMatcher(signatures, anchors);
  return {
    signatures,
    judge(text, options) {
      const matches = matcher.match(text, options);
      const candidates = bestPerRecord(matches).map((best): Candidate => ({
        record: best.record,
        verdict: 'known',
        confidence: 1,
        matches: matches.filter(({ record }) => record === best.record),
        agrees: best.lines,
        missing: [],
        role: 'cause',
      }));
      return { verdict: candidates[0]?.verdict ?? 'unknown', candidates };
    },
  };
}
