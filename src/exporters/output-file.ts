import type { KnowledgeBase } from '../core/knowledge-base/knowledge-base.ts';

/** A file to write, relative to the site's root. */
export interface OutputFile {
  readonly path: string;
  /** In one piece, or in pieces to write one after the other. */
  readonly text: string | Iterable<string>;
}

/** One format: what to write for a knowledge base. Never writes by itself. */
export type Exporter = (kb: KnowledgeBase) => readonly OutputFile[];
