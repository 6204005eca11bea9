import type { Exporter } from './output-file.ts';

/** The whole `KnowledgeBase`, for other programs: `data/knowledge-base.json`. */
export const knowledgeBaseJson: Exporter = (kb) => [{ path: 'data/knowledge-base.json', text: `${JSON.stringify(kb)}\n` }];
