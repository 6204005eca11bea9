import type { Element, Root } from 'hast';
import type { Raw } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { readableOnPaper } from '../diagram/paper.ts';
import type { Drawing } from './context.ts';
import type { HtmlContext } from './html.ts';

/** Puts the drawings, which our own writer made, in the places that the handlers left for them. Runs after the sanitiser. */
export function insertDrawings(context: HtmlContext) {
  const byNumber = [...context.drawings.values()];
  return (tree: Root): void => {
    if (byNumber.length > 0) visit(tree, 'element', (node: Element, index, parent) => {
      const drawing = byNumber[Number(node.properties['dataDiagram'])];
      if (node.tagName !== 'figure' || !drawing || !parent || index === undefined) return;
      parent.children.splice(index, 1, raw(drawingHtml(drawing)) as unknown as Element);
    });
  };
}

/** A picture in a frame that scrolls, and below it the same as text. */
function drawingHtml(drawing: Drawing): string {
  const { svg, outline, title } = drawing;
  return `<figure class="diagram${readableOnPaper(drawing) ? '' : ' diagram--screen'}" tabindex="0" aria-label="${escapeAttribute(title)}" data-pagefind-ignore>${svg}</figure>\n`
    + `<details class="outline-box"><summary>The same as text</summary><div class="outline">${outline}</div></details>`;
}

const raw = (value: string): Raw => ({ type: 'raw', value });

const escapeAttribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
