import type { KnowledgeBase } from '../core/knowledge-base/knowledge-base.ts';
import type { Exporter } from './output-file.ts';

/** The whole `KnowledgeBase`, for other programs: `data/knowledge-base.json`. */
export const knowledgeBaseJson: Exporter = (kb) => [{ path: 'data/knowledge-base.json', text: jsonOf(kb) }];

/** Record by record, because ten thousand of them are longer than a string can be. */
function* jsonOf(kb: KnowledgeBase): Generator<string> {
  for (const [index, [key, value]] of Object.entries(kb).entries()) {
    yield `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`;
    if (!Array.isArray(value)) yield JSON.stringify(value);
    else {
      yield '[';
      for (const [position, item] of value.entries()) yield `${position === 0 ? '' : ',\n'}${JSON.stringify(item)}`;
      yield ']';
    }
  }
  yield '}\n';
}
