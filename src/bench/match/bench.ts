import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadKnowledgeBase } from '../../node/load-knowledge-base.ts';
import { table } from '../table.ts';
import { bm25Contender } from './bm25.ts';
import { calibration } from './calibration.ts';
import { leadlineContender, type LeadlineContender } from './leadline.ts';
import { pagefindContender } from './pagefind.ts';
import { scoreContender } from './score.ts';
import { readTestPastes, type TestPaste } from './test-paste.ts';

const program = fileURLToPath(new URL('../../..', import.meta.url));
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/**
 * Prints how well pastes are named, beside searches by words over the same records.
 *
 * @param path folder or NDJSON file of pastes; those of the tests by default. See `readTestPastes`
 */
export async function benchMatch(path = join(program, 'tests/fixtures/pastes')): Promise<void> {
  const pastes = await readTestPastes(path);
  const { kb } = await loadKnowledgeBase(program);
  const words = await Promise.all(kb.incidents.map(async ({ id, title, file }) => ({ id, title, text: await readFile(join(program, file), 'utf8') })));
  const ours = leadlineContender(kb.incidents.flatMap((record) => record.signatures));
  const having = pastes.filter(({ record }) => record !== undefined).length;
  console.log(`${having} pastes of ${kb.incidents.length} records, ${pastes.length - having} without a record.\n`);
  const rows: string[][] = [];
  for (const contender of [ours, bm25Contender(words), await pagefindContender(words)]) {
    const { name, first, firstThree, known, falseAlarms } = await scoreContender(contender, pastes);
    rows.push([name, percent(first), percent(firstThree), percent(known), percent(falseAlarms)]);
  }
  console.log(table(['', 'right first', 'in first 3', 'right and known', 'false alarms'], rows));
  const judged = pastes.map((paste) => ({ paste, judgement: ours.judge(paste.text) }));
  console.log('\nConfidence of the first answer, and how often it was right:');
  console.log(table(['confidence', 'pastes', 'said', 'right'], calibration(judged).map(({ from, to, pastes: count, said, right }) =>
    [`${from}–${to}`, String(count), percent(said), percent(right)])));
  printMistakes(pastes, ours);
}

function printMistakes(pastes: readonly TestPaste[], ours: LeadlineContender): void {
  const mistakes = pastes.flatMap(({ name, record, text }) => {
    const { verdict, candidates: [first] } = ours.judge(text);
    const isRight = record === undefined ? verdict !== 'known' : verdict === 'known' && first?.record === record;
    return isRight ? [] : [`${name}: ${verdict}${first ? ` ${first.record}` : ''}`];
  });
  console.log(mistakes.length === 0 ? '\nEvery paste was named rightly, and no other.' : `\nNot so:\n${mistakes.map((line) => `  ${line}`).join('\n')}`);
}
