import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import type { DocumentHeading } from './document.ts';

/** A record's title is in its front matter, so headings begin at `##` and go down one level at a time. */
export function checkHeadings(headings: readonly DocumentHeading[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  let above = 1;
  for (const { depth, title, slug, place } of headings) {
    if (depth === 1) found.push(diagnostic('document/title-heading', place, { title }));
    else if (depth > above + 1) found.push(diagnostic('document/heading-jump', place, { title, depth, above }));
    if (title === '') found.push(diagnostic('document/empty-heading', place, {}));
    if (/^(?:command|diagram)-\d+$/.test(slug)) found.push(diagnostic('document/reserved-heading', place, { title, slug }));
    above = Math.max(depth, 2);
  }
  return found;
}
