import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import type { Document } from './document.ts';
import { forEachNode } from './for-each-node.ts';
import { placeOfNode } from './place.ts';
import { inlineText } from './text.ts';

/** What begins a text that only a person can write; `leadline new` puts it into drafts. */
export const draftMark = 'To write:';

const rest = (text: string): string => text.slice(draftMark.length).trim();

/** Every field and every paragraph that a draft has left to be written. */
export function checkDraft({ file, frontMatter, tree }: Document): Diagnostic[] {
  const fields = Object.entries((frontMatter?.value ?? {}) as Record<string, unknown>).flatMap(([key, value]) =>
    typeof value === 'string' && value.startsWith(draftMark)
      ? [diagnostic('draft/to-write', frontMatter!.placeOfValue([key]), { what: rest(value) })]
      : []);
  const paragraphs: Diagnostic[] = [];
  forEachNode(tree, (node) => {
    if (node.type !== 'paragraph') return;
    const text = inlineText(node);
    if (text.startsWith(draftMark)) paragraphs.push(diagnostic('draft/to-write', placeOfNode(file, node), { what: rest(text) }));
  });
  return [...fields, ...paragraphs];
}
