import type { KnowledgeBase } from '../core/knowledge-base/knowledge-base.ts';
import type { Exporter } from './output-file.ts';

/** The whole `KnowledgeBase`, for other programs: `data/knowledge-base.json`, a record a line. */
export const knowledgeBaseJson: Exporter = (kb) => [{ path: 'data/knowledge-base.json', text: pieces(kb) }];

/** Shorter pieces would be written in as many calls. */
const leastPiece = 1_000_000;

function* pieces(kb: KnowledgeBase): Generator<string> {
  let piece = '';
  for (const line of lines(kb)) {
    piece += line;
    if (piece.length < leastPiece) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function* lines(kb: KnowledgeBase): Generator<string> {
  for (const [index, [name, value]] of Object.entries(kb).entries()) {
    yield `${index === 0 ? '{' : ',\n'}${JSON.stringify(name)}:`;
    if (!Array.isArray(value)) {
      yield JSON.stringify(value);
      continue;
    }
    for (const [position, item] of value.entries()) yield `${position === 0 ? '[\n' : ',\n'}${JSON.stringify(item)}`;
    yield value.length === 0 ? '[]' : ']';
  }
  yield '}\n';
}
