import type { ListItem, RootContent } from 'mdast';
import type { Compiled, Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import type { CodeSpan, Document } from '../markdown/document.ts';
import { placeOfNode } from '../markdown/place.ts';
import { compilePointers } from '../markdown/pointers.ts';
import { inlineText } from '../markdown/text.ts';
import { looksLikePointer } from '../source/looks-like-pointer.ts';
import type { PointerUse } from './incident.ts';

/** All pointers of a record; those in the list `Source pointers` with the note that stands beside them. */
export function compileRecordPointers(document: Document): Compiled<readonly PointerUse[]> & { readonly value: readonly PointerUse[] } {
  const used = compilePointers(document.codeSpans);
  const section = document.sections.find(({ title }) => title === 'Source pointers');
  if (!section) return used;
  const items = section.nodes.flatMap((node) => (node.type === 'list' ? node.children : []));
  if (items.length === 0) {
    return { value: used.value, diagnostics: [...used.diagnostics, diagnostic('incident/no-source-pointers', section.place, {})] };
  }
  const spans = new Map(document.codeSpans.map((span) => [span.node, span]));
  const notes = new Map<number, string>();
  const diagnostics: Diagnostic[] = [...used.diagnostics];
  for (const item of items) {
    const read = readItem(item, spans);
    if (!read) {
      diagnostics.push(diagnostic('incident/source-pointer-item', placeOfNode(document.file, item), {}));
      continue;
    }
    if (read.note === '') diagnostics.push(diagnostic('incident/source-pointer-note', read.span.place, {}));
    const index = used.value.findIndex((use) => use.place === read.span.place);
    if (index >= 0) notes.set(index, read.note);
  }
  const value = used.value.map((use, index) => ({ ...use, note: notes.get(index) ?? '' }));
  return { value, diagnostics };
}

/** An item is a pointer in backticks, a dash, and what it shows. */
function readItem(item: ListItem, spans: ReadonlyMap<unknown, CodeSpan>): { readonly span: CodeSpan; readonly note: string } | undefined {
  const [first, ...more] = item.children as RootContent[];
  if (first?.type !== 'paragraph') return undefined;
  const [head, ...rest] = first.children;
  const span = spans.get(head);
  if (!span || !looksLikePointer(span.text.replaceAll('\n', ' '))) return undefined;
  const note = [inlineText(rest), ...more.map((node) => inlineText(node))].join(' ').trim();
  return { span, note: note.replace(/^[—–:-]+\s*/, '') };
}
