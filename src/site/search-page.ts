import type { KnowledgeBase } from '../core/knowledge-base/knowledge-base.ts';
import { runbookUrl } from '../core/knowledge-base/urls.ts';

export interface SearchPageProps {
  /** What an unknown paste is sent to. */
  readonly runbooks: readonly { readonly title: string; readonly url: string }[];
}

/** More of them would not be read. */
const mostRunbooks = 8;

export const searchPage = (kb: KnowledgeBase): SearchPageProps => ({
  runbooks: kb.runbooks.slice(0, mostRunbooks).map(({ id, title }) => ({ title, url: runbookUrl(id) })),
});
