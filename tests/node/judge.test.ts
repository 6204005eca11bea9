import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { tallyCandidates } from '../../src/bench/match/tally.ts';
import { readTestPastes } from '../../src/bench/match/test-paste.ts';
import { buckets, confidences } from '../../src/core/signature/confidence.ts';
import { compileJudge } from '../../src/core/signature/judge.ts';
import { loadKnowledgeBase } from '../../src/node/load-knowledge-base.ts';

const { kb } = await loadKnowledgeBase(fileURLToPath(new URL('../..', import.meta.url)));
const signatures = kb.incidents.flatMap((record) => record.signatures);
const pastes = await readTestPastes(fileURLToPath(new URL('../fixtures/pastes', import.meta.url)));
const judge = compileJudge(signatures);

test('the confidence is how often the judge is right', () => {
  const tally = tallyCandidates(signatures, pastes);
  for (const bucket of buckets) {
    const { named, right } = tally.get(bucket) ?? { named: 0, right: 0 };
    if (named < 20) continue;
    const off = Math.abs(right / named - confidences[bucket]);
    assert.ok(off <= 0.1, `${bucket}: ${right} of ${named} are right, ${confidences[bucket]} is stated`);
  }
});

test('a paste of a record is known, and one of none is not', () => {
  for (const { record, name, text } of pastes) {
    const { verdict, candidates } = judge.judge(text);
    if (record === undefined) assert.notEqual(verdict, 'known', name);
    else assert.deepEqual([verdict, candidates[0]?.record], ['known', record], name);
  }
});

test('where one word of each deciding line is another, the record is among the first three as a rule', () => {
  let all = 0;
  let among = 0;
  for (const { record, text } of pastes) {
    if (record === undefined) continue;
    let changed = text;
    for (let round = 0; round < 12; round++) {
      const [line] = judge.judge(changed).candidates.flatMap(({ matches }) => matches.flatMap(({ lines }) => lines));
      if (!line) break;
      const lines = changed.split(/\r\n?|\n/);
      const whole = lines[line.line - 1] ?? '';
      // The longest word goes: most of what is rare.
      const word = (whole.slice(line.start - 1, line.end - 1).match(/[A-Za-z]{3,}/g) ?? []).reduce((longest, each) => (each.length > longest.length ? each : longest), '');
      lines[line.line - 1] = whole.slice(0, line.start - 1) + whole.slice(line.start - 1).replace(word, 'xyzzy');
      changed = lines.join('\n');
    }
    const { verdict, candidates } = judge.judge(changed);
    if (verdict === 'known') continue;
    all++;
    if (candidates.slice(0, 3).some((candidate) => candidate.record === record)) among++;
  }
  assert.ok(all > 150, `${all} pastes are changed`);
  assert.ok(among >= all * 0.7, `${among} of ${all}`);
});
