import { bestPerRecord } from './best.ts';
import { orderCauses } from './causes.ts';
import type { Evidence } from './confidence.ts';
import { confidenceOf, lettersOfLines } from './confidence.ts';
import type { Consequence } from './consequence.ts';
import { consequenceAnchors, consequenceOf, consequenceSignatures } from './consequence.ts';
import type { Anchors, Finder, MatchOptions } from './match.ts';
import { compileFinder, matcherOf, signatureAnchors } from './match.ts';
import type { NormalisedPaste } from './normalise.ts';
import { normalise } from './normalise.ts';
import type { Similar } from './resemble.ts';
import { similarRecords } from './resemble.ts';
import type { Match, MatchedLine, Signature } from './signature.ts';
import type { TermIndex } from './term-index.ts';
import { buildTermIndex } from './term-index.ts';

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
  /** What is there that only follows from something else, each kind once, in the order of the text. */
  readonly consequences: readonly Consequence[];
}

export interface Judge {
  readonly signatures: readonly Signature[];
  judge(text: string | NormalisedPaste, options?: MatchOptions): Judgement;
}

/**
 * Prepares the lines of signatures, and those that show consequences, for being looked for.
 *
 * @param anchors what `signatureAnchors` gave for these signatures
 */
export const compileJudgeFinder = (signatures: readonly Signature[], anchors: Anchors = signatureAnchors(signatures)): Finder =>
  compileFinder([...signatures, ...consequenceSignatures], [...anchors, ...consequenceAnchors]);

/**
 * Prepares signatures for judging pastes. Made once; the index of similar texts is made when it is first needed.
 *
 * @param anchors what `signatureAnchors` gave for these signatures
 * @param confidence another scale than the calibrated one, for calibrating
 */
export const compileJudge = (signatures: readonly Signature[], anchors?: Anchors, confidence?: (evidence: Evidence) => number): Judge =>
  judgeOf(compileJudgeFinder(signatures, anchors), confidence);

/** The judge of signatures that `compileJudgeFinder` has prepared. */
export function judgeOf(finder: Finder, confidence: (evidence: Evidence) => number = confidenceOf): Judge {
  const matcher = matcherOf(finder);
  const signatures = finder.signatures.filter(({ record }) => record !== '');
  let index: TermIndex | undefined;
  return {
    signatures,
    judge(text, options = {}) {
      const paste = typeof text === 'string' ? normalise(text) : text;
      const only = options.only && ((signature: Signature) => signature.record === '' || options.only?.(signature) !== false);
      const found = matcher.match(paste, { ...options, ...(only && { only }) });
      const matches = found.filter(({ record }) => record !== '');
      const consequences = consequencesOf(found);
      const effects = new Set(consequences.places.map((line) => paste.paste.entryOf(line)));
      const known = knownCandidates(matches, paste, effects, confidence);
      const candidates = known.length > 0 ? known : similarRecords(index ??= buildTermIndex(signatures), signatures, paste, {
        without: effects,
        ...(options.work && { work: options.work }),
        only: (signature) => options.only?.(signatures[signature]!) !== false,
      }).map((similar, rank) => similarCandidate(similar, rank, confidence));
      return { verdict: candidates[0]?.verdict ?? 'unknown', candidates, consequences: consequences.kinds };
    },
  };
}

function knownCandidates(matches: readonly Match[], paste: NormalisedPaste, effects: ReadonlySet<number>, confidence: (evidence: Evidence) => number): Candidate[] {
  const ordered = orderCauses(bestPerRecord(matches), paste, effects);
  const rivals = ordered.filter(({ role }) => role === 'cause').length - 1;
  return ordered.map(({ match, role }): Candidate => ({
    record: match.record,
    verdict: 'known',
    confidence: confidence({
      kind: 'known', letters: lettersOfLines(match.lines.map(({ condition }) => condition)), conditions: match.lines.length,
      cut: match.lines.some(({ cut }) => cut), rivals: role === 'cause' ? rivals : 0,
    }),
    matches: matches.filter(({ record }) => record === match.record),
    agrees: match.lines,
    missing: [],
    role,
  }));
}

const similarCandidate = ({ signature, agrees, missing }: Similar, rank: number, confidence: (evidence: Evidence) => number): Candidate => ({
  record: signature.record, verdict: 'similar', confidence: confidence({ kind: 'similar', rank }), matches: [], agrees, missing, role: 'cause',
});

/** Each kind of consequence once, at its first place; and all places. */
function consequencesOf(found: readonly Match[]): { kinds: Consequence[]; places: MatchedLine[] } {
  const all = found.filter(({ record }) => record === '').flatMap(({ signature, lines: [line] }) => (line ? [consequenceOf(signature, line)] : []))
    .sort((a, b) => a.line.line - b.line.line || a.line.start - b.line.start);
  return {
    kinds: all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index),
    places: all.map(({ line }) => line),
  };
}
