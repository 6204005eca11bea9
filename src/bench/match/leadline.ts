import { compileJudge, type Candidate, type Judgement } from '../../core/signature/judge.ts';
import type { Signature } from '../../core/signature/signature.ts';
import type { Contender } from './contender.ts';

/** What `leadline match` says. */
export interface LeadlineContender extends Contender {
  readonly judge: (text: string) => Judgement;
}

export function leadlineContender(signatures: readonly Signature[]): LeadlineContender {
  const judge = compileJudge(signatures);
  const judged = new Map<string, Judgement>();
  const read = (text: string): Judgement => {
    const known = judged.get(text) ?? judge.judge(text);
    judged.set(text, known);
    return known;
  };
  return {
    name: 'Leadline',
    judge: read,
    rank: (text) => read(text).candidates.map(({ record, confidence }: Candidate) => ({ record, score: confidence })),
    isKnown: (text) => read(text).verdict === 'known',
  };
}
