import type { KnowledgeBase } from '../core/knowledge-base/knowledge-base.ts';

/** A file to write, relative to the site's root. */
export interface OutputFile {
  readonly path: string;
  /** Whole, or in pieces where it may be longer than a string can be (about 512 MB). */
  readonly text: string | Iterable<string>;
}

/** One format: what to write for a knowledge base. Never writes by itself; a generator makes each file when it is asked for. */
export type Exporter = (kb: KnowledgeBase) => Iterable<OutputFile>;
