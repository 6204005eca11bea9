import type { Html, Nodes, RootContent } from 'mdast';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { forEachNode } from './for-each-node.ts';
import { placeOfNode } from './place.ts';

/** Nodes that never reach a page. */
export function checkNodes(file: string, body: readonly RootContent[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  const opened = new Set<string>();
  const check = (node: Nodes) => {
    if (node.type === 'html') found.push(...checkHtml(file, node, opened));
    if (node.type === 'footnoteReference') {
      found.push(diagnostic('document/footnote', placeOfNode(file, node), { name: node.label ?? node.identifier }));
    }
  };
  for (const node of body) forEachNode(node, check);
  return found;
}

/** One diagnostic an element: `</b>` is not told again when `<b>` was. */
function checkHtml(file: string, node: Html, opened: Set<string>): Diagnostic[] {
  const closing = /^<\/([a-z][a-z0-9-]*)/i.exec(node.value)?.[1]?.toLowerCase();
  if (closing && opened.has(closing)) return [];
  const tag = /^<([a-z][a-z0-9-]*)/i.exec(node.value)?.[1]?.toLowerCase() ?? closing ?? '!';
  opened.add(tag);
  const found = node.value.split('\n')[0]!;
  const place = placeOfNode(file, node);
  return [diagnostic('document/raw-html', place, { found: found.length > 60 ? `${found.slice(0, 59)}…` : found, tag })];
}
