import { fileURLToPath } from 'node:url';
import { buckets, confidences } from '../../core/signature/confidence.ts';
import { loadKnowledgeBase } from '../../node/load-knowledge-base.ts';
import { table } from '../table.ts';
import { tallyCandidates } from './tally.ts';
import { readTestPastes } from './test-paste.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Prints for each strength of evidence what the judge claims and what came of it; the last column belongs in `core/signature/confidence.ts`. */
export async function calibrate(): Promise<void> {
  const { kb } = await loadKnowledgeBase(root);
  const tally = tallyCandidates(kb.incidents.flatMap(({ signatures }) => signatures), await readTestPastes(`${root}tests/fixtures/pastes`));
  console.log(table(['evidence', 'named', 'right', 'stated', 'measured'], buckets.map((bucket) => {
    const { named, right } = tally.get(bucket) ?? { named: 0, right: 0 };
    // One right and one wrong more than were seen: no number of pastes makes a claim certain.
    return [bucket, String(named), String(right), confidences[bucket].toFixed(2), ((right + 1) / (named + 2)).toFixed(2)];
  })));
}
