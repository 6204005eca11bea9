import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IncidentRecord } from '../../src/core/incident/incident.ts';
import type { KnowledgeBase } from '../../src/core/knowledge-base/knowledge-base.ts';
import { knowledgeBaseJson } from '../../src/exporters/knowledge-base-json.ts';

const empty: KnowledgeBase = { incidents: [], runbooks: [], startupOrders: [], healthyLogs: [], backLinks: {}, pointers: {} };

function piecesOf(kb: KnowledgeBase): string[] {
  const [file, ...more] = [...knowledgeBaseJson(kb)];
  assert.equal(more.length, 0);
  assert.equal(file!.path, 'data/knowledge-base.json');
  return [...file!.text];
}

test('the whole knowledge base is one JSON text, however small', () => {
  assert.deepEqual(JSON.parse(piecesOf(empty).join('')), empty);
});

test('many records come in pieces, a record a line', () => {
  const record = (id: string) => ({ id, title: 'a "title"\nof two lines', summary: 'x'.repeat(400_000) }) as IncidentRecord;
  const kb = { ...empty, incidents: ['a', 'b', 'c', 'd'].map(record) };
  const pieces = piecesOf(kb);
  assert.ok(pieces.length > 1 && pieces.every((piece) => piece.length < 1_500_000), pieces.map(({ length }) => length).join());
  const text = pieces.join('');
  assert.deepEqual(JSON.parse(text), kb);
  assert.deepEqual(text.split('\n').filter((line) => line.startsWith('{"id":')).map((line) => JSON.parse(line.replace(/\]?,$/, '').replace(/\]$/, '')).id), ['a', 'b', 'c', 'd']);
});
