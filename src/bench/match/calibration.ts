import type { Judgement } from '../../core/signature/judge.ts';
import type { TestPaste } from './test-paste.ts';

/** First candidates whose confidence lies between `from` and `to`. */
export interface Bucket {
  readonly from: number;
  readonly to: number;
  readonly pastes: number;
  /** Mean of what was said, and share of those that were right, from 0 to 1; equal when calibrated. */
  readonly said: number;
  readonly right: number;
}

const borders = [0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.98, 1] as const;

/** Whether a confidence of 0.9 is right nine times in ten. Buckets without a paste are left out. */
export function calibration(judged: readonly { readonly paste: TestPaste; readonly judgement: Judgement }[]): Bucket[] {
  const answers = judged.flatMap(({ paste, judgement: { candidates: [first] } }) =>
    (first ? [{ confidence: first.confidence, right: first.record === paste.record }] : []));
  return borders.slice(1).flatMap((to, index): Bucket[] => {
    const from = borders[index]!;
    const inside = answers.filter(({ confidence }) => confidence > from && confidence <= to);
    if (inside.length === 0) return [];
    return [{
      from, to, pastes: inside.length,
      said: inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length,
      right: inside.filter(({ right }) => right).length / inside.length,
    }];
  });
}
