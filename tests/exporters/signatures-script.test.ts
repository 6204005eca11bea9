import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { recordText } from '../../src/bench/record-text.ts';
import type { IncidentRecord } from '../../src/core/incident/incident.ts';
import type { KnowledgeBase } from '../../src/core/knowledge-base/knowledge-base.ts';
import { readSignature } from '../../src/core/signature/serialise.ts';
import { compileReporter } from '../../src/core/verdict/report.ts';
import type { VerdictIndex } from '../../src/core/verdict/verdict-index.ts';
import { signaturesScript } from '../../src/exporters/signatures-script.ts';
import { readDataScript } from './read-data-script.ts';

/** A generated record, as far as the index needs it. */
function record(number: number): IncidentRecord {
  const { id, frontMatter, body } = recordText(number);
  const signatures = [...body.matchAll(/```log signature\n([^`]*)\n```/g)].map(([, text], index) => ({ ...readSignature(text!), record: id, index }));
  return { id, ...parse(frontMatter), signatures } as unknown as IncidentRecord;
}

function exported(incidents: readonly IncidentRecord[]): string {
  const [file, ...more] = [...signaturesScript({ incidents, runbooks: [] } as unknown as KnowledgeBase)];
  assert.deepEqual([file!.path, more.length], ['data/signatures.js', 0]);
  return String(file!.text);
}

test('1,000 records take at most 150 kB with gzip, and each is found again', () => {
  const records = Array.from({ length: 1000 }, (_, number) => record(number));
  const text = exported(records);
  const bytes = gzipSync(text).length;
  assert.ok(bytes <= 150_000, `${bytes} bytes`);
  const report = compileReporter(readDataScript('signatures', text) as VerdictIndex);
  for (const number of [0, 500, 999]) {
    const sample = /```log sample[^\n]*\n([^`]*)```/.exec(recordText(number).body)![1]!;
    assert.deepEqual(report(sample, { today: '2026-11-25' }).records.map(({ id }) => id), [`case-${number}`]);
  }
});

test('whatever stands in a record arrives as it was', () => {
  const odd = 'it\'s "here" \\ there\u2028\u2029\n<\u002fscript><!-- `${x}` 拉取';
  const text = exported([{ ...record(1), title: odd, summary: odd }]);
  assert.equal((readDataScript('signatures', text) as VerdictIndex).records['case-1']?.title, odd);
});
