import type { List, ListItem, Nodes, RootContent, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';

/** Plain text of blocks, for search and terminals: one blank line between blocks, fences keep their text, raw HTML is left out. */
export function toText(nodes: readonly Nodes[]): string {
  return nodes.map(blockText).filter((text) => text !== '').join('\n\n');
}

/** Plain text of one block's inline content. */
export function inlineText(node: Nodes | readonly Nodes[]): string {
  return toString(node, { includeHtml: false }).split('\n').map((line) => line.trim()).join(' ').trim();
}

function blockText(node: Nodes): string {
  switch (node.type) {
    case 'code':
      return node.lang === 'mermaid' ? '' : node.value;
    case 'blockquote':
      return toText(node.children);
    case 'list':
      return listText(node);
    case 'table':
      return node.children.map(rowText).join('\n');
    case 'definition':
    case 'footnoteDefinition':
    case 'html':
    case 'thematicBreak':
    case 'yaml':
      return '';
    default:
      return inlineText(node);
  }
}

function listText(list: List): string {
  const first = list.start ?? 1;
  return list.children.map((item, index) => itemText(item, list.ordered ? `${first + index}. ` : '- ')).join('\n');
}

function itemText(item: ListItem, mark: string): string {
  const separator = item.spread ? '\n\n' : '\n';
  const text = item.children.map((child: RootContent) => blockText(child)).filter((part) => part !== '').join(separator);
  return mark + text.replaceAll('\n', `\n${' '.repeat(mark.length)}`);
}

const rowText = (row: TableRow): string => row.children.map((cell) => inlineText(cell)).join(' | ');
