import type { Bucket } from '../../core/signature/confidence.ts';
import { bucketOf, buckets } from '../../core/signature/confidence.ts';
import { compileJudge } from '../../core/signature/judge.ts';
import type { Signature } from '../../core/signature/signature.ts';
import type { TestPaste } from './test-paste.ts';

/** How many candidates of a bucket were named, and how many of them rightly. */
export type Tally = ReadonlyMap<Bucket, { readonly named: number; readonly right: number }>;

/**
 * Judges each paste as it is, without its end, without the signatures of its record that hold (as if the next reporter's text were another), and
 * without the record (as if nobody had written it down): what a judge meets before its records are complete.
 */
export function tallyCandidates(signatures: readonly Signature[], pastes: readonly TestPaste[]): Tally {
  const judge = compileJudge(signatures, undefined, (evidence) => buckets.indexOf(bucketOf(evidence)));
  const tally = new Map<Bucket, { named: number; right: number }>();
  const count = (text: string, right: string | undefined, only?: (signature: { record: string; index: number }) => boolean): void => {
    for (const candidate of judge.judge(text, only && { only }).candidates) {
      const bucket = buckets[candidate.confidence]!;
      const before = tally.get(bucket) ?? { named: 0, right: 0 };
      tally.set(bucket, { named: before.named + 1, right: before.right + Number(candidate.record === right) });
    }
  };
  for (const { record, text } of pastes) {
    count(text, record);
    if (record === undefined) continue;
    count(text.trimEnd().slice(0, -cutOff), record);
    const held = new Set(judge.judge(text).candidates.flatMap(({ matches }) => matches.map((match) => `${match.record} ${match.signature}`)));
    count(text, record, (signature) => !held.has(`${signature.record} ${signature.index}`));
    count(text, undefined, (signature) => signature.record !== record);
  }
  return tally;
}

/** Characters that a paste without its end lacks. */
const cutOff = 8;
