import { toString } from 'mdast-util-to-string';
import type { Compiled, Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import type { ContentLink, PointerUse } from '../incident/incident.ts';
import type { PointerLock } from '../source/pointer.ts';
import { checkLinks } from './check-links.ts';
import { checkNodes } from './check-nodes.ts';
import type { CodeSpan, DocumentLink } from './document.ts';
import { forEachNode } from './for-each-node.ts';
import { inlineHtml } from './html.ts';
import { parseTree } from './parse-tree.ts';
import { compilePointers } from './pointers.ts';

/** A sentence of Markdown inside YAML, compiled. */
export interface Inline {
  /** Safe HTML without a paragraph around it. */
  readonly html: string;
  /** Plain text. */
  readonly text: string;
  readonly links: readonly ContentLink[];
  readonly pointers: readonly PointerUse[];
}

/**
 * Compiles an inline text. Everything it reports stands at `place`: YAML folds lines, so columns inside are not known.
 *
 * @param section where a link stands, for back-links: a stage or a slug
 */
export function compileInline(text: string, place: Place, section: string, pointers: PointerLock): Compiled<Inline> & { readonly value: Inline } {
  const parsed = parseTree(text, place);
  const tree = parsed.value;
  const links: DocumentLink[] = [];
  const spans: CodeSpan[] = [];
  const diagnostics: Diagnostic[] = [];
  if (!tree) return { value: { html: '', text: '', links: [], pointers: [] }, diagnostics: parsed.diagnostics.map((found) => ({ ...found, place })) };

  forEachNode(tree, (node) => {
    if (node.type === 'link') links.push({ url: node.url, text: toString(node), section, place });
    if (node.type === 'inlineCode') spans.push({ node, text: node.value, section, place });
  });
  const block = tree.children.find((node) => node.type !== 'paragraph' && node.type !== 'html');
  if (block) diagnostics.push(diagnostic('document/block-in-text', place, { kind: block.type }));
  const used = compilePointers(spans);
  diagnostics.push(...checkLinks(links), ...used.diagnostics);
  diagnostics.push(...checkNodes(place.file, tree.children).map((found) => ({ ...found, place })));
  return {
    value: { html: inlineHtml(place.file, tree, pointers), text: toString(tree, { includeHtml: false }), links, pointers: used.value },
    diagnostics,
  };
}
