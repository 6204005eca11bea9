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
export function checkDraft({ file, text, frontMatter, tree }: Document): Diagnostic[] {
  if (!text.includes(draftMark)) return [];
  const fields = Object.entries((frontMatter?.value ?? {}) as Record<string, unknown>).flatMap(([key, value]) =>
    typeof value === 'string' && value.startsWith(draftMark)
      ? [diagnostic('draft/to-write', frontMatter!.placeOfValue([key]), { what: rest(value) })]
      : []);
  const paragraphs: Diagnostic[] = [];
  forEachNode(tree, (node) => {
    if (node.type !== 'paragraph') return;
    const paragraph = inlineText(node);
    if (paragraph.startsWith(draftMark)) paragraphs.push(diagnostic('draft/to-write', placeOfNode(file, node), { what: rest(paragraph) }));
  });
  return [...fields, ...paragraphs];
}
