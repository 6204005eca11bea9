import MiniSearch from 'minisearch';
import type { Contender, RecordWords } from './contender.ts';

/** MiniSearch ranks by BM25+; any word of the paste may occur, as people who paste expect. */
export function bm25Contender(records: readonly RecordWords[]): Contender {
  const index = new MiniSearch<RecordWords>({ fields: ['title', 'text'], idField: 'id' });
  index.addAll([...records]);
  return {
    name: 'BM25 (MiniSearch)',
    rank: (text) => index.search(text, { combineWith: 'OR' }).map(({ id, score }) => ({ record: String(id), score })),
  };
}
