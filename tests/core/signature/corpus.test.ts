import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { compileMatcher } from '../../../src/core/signature/match.ts';
import { normalise } from '../../../src/core/signature/normalise.ts';
import type { Case } from './load-corpus.ts';
import { loadCorpus, loadSignatures } from './load-corpus.ts';

const matcher = compileMatcher(loadSignatures());
const corpus = loadCorpus();

/** What a paste is read as: one text a log entry, and the matched text of each condition. */
function readingOf({ text }: Case): { entries: string[]; matches: string[] } {
  const lines = text.split(/\r\n?|\n/);
  return {
    entries: normalise(text).lines.filter((line) => line.message !== '').map((line) =>
      [line.shape, line.level ?? '-', line.unit === undefined ? '-' : `${line.unit}${line.pid === undefined ? '' : `[${line.pid}]`}`, line.message.slice(0, 60)].join(' | ')),
    matches: matcher.match(text).flatMap((match) => match.lines.map((line) =>
      `${match.record} ${line.line}:${line.start}-${line.end}${line.cut ? ' cut' : ''}: ${[line, ...(line.more ?? [])].map((span) => (lines[span.line - 1] ?? '').slice(span.start - 1, span.end - 1)).join(' ⏎ ')}`)),
  };
}

for (const paste of corpus) {
  test(`corpus: ${paste.name} names ${paste.records.join(' and ') || 'no record'}`, () => {
    const records = [...new Set(matcher.match(paste.text).map((match) => match.record))].sort();
    assert.deepEqual(records, [...paste.records].sort());
    const reading = readingOf(paste);
    if (process.env['UPDATE']) writeFileSync(paste.expectedFile, `${JSON.stringify({ records: paste.records, reading }, null, 2)}\n`);
    else assert.deepEqual(reading, paste.reading);
  });
}

test('each signature of the corpus is named by at least one paste', () => {
  const named = new Set(corpus.flatMap((paste) => paste.records));
  assert.deepEqual(matcher.signatures.map((signature) => signature.record).filter((record) => !named.has(record)), []);
});

test('a paste already read gives the same matches as its text', () => {
  for (const { text } of corpus) assert.deepEqual(matcher.match(normalise(text)), matcher.match(text));
});
