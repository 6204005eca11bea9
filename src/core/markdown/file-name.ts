import GithubSlugger from 'github-slugger';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { idPattern } from '../incident/schema.ts';

export const longestId = 60;

/** File name without its ending. */
export function fileId(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}

export function checkFileName(path: string): Diagnostic[] {
  const id = fileId(path);
  const place = { file: path, line: 1, column: 1 };
  if (idPattern.test(id) && id.length <= longestId) return [];
  return [diagnostic('document/bad-file-name', place, { found: id, limit: longestId, suggestion: idFrom(id) })];
}

/** The nearest id to a free text: `Image Pull_slow` → `image-pull-slow`. */
function idFrom(text: string): string {
  const slug = new GithubSlugger().slug(text.normalize('NFKD'));
  const id = slug.replace(/[^a-z0-9]+/g, '-').replace(/^-/, '').slice(0, longestId).replace(/-$/, '');
  return id || 'a-name-for-the-failure';
}
