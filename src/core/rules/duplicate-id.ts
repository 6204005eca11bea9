import { diagnostic } from '../diagnostics/make.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Rule } from './rule.ts';

/** No two pages of one kind share an id, whatever the case of their letters. */
export const duplicateId: Rule = {
  codes: ['link/duplicate-id'],
  check(kb) {
    return [...duplicates(kb.incidents), ...duplicates(kb.runbooks)];
  },
};

function duplicates(pages: readonly { readonly id: string; readonly file: string }[]): Diagnostic[] {
  const first = new Map<string, string>();
  const found: Diagnostic[] = [];
  for (const { id, file } of pages) {
    const other = first.get(id.toLowerCase());
    if (other === undefined) first.set(id.toLowerCase(), file);
    else {
      const place = (name: string) => ({ file: name, line: 1, column: 1 });
      found.push(diagnostic('link/duplicate-id', place(file), { id, other }, { related: [{ note: 'the other file', place: place(other) }] }));
    }
  }
  return found;
}
