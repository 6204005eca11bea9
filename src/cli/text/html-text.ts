import { harmless } from '../../core/diagnostics/terminal-text.ts';
import { drawBox, type Box } from './box.ts';
import { findElement, hasClass, isElement, parseHtml, textOf, type HtmlElement, type HtmlNode } from './html-tree.ts';
import { inlineRuns, wrapRuns } from './inline.ts';
import { classWords, narrower, paintOf, type Style } from './style.ts';
import { tableLines } from './table.ts';

/** The HTML of compiled content as lines for a terminal, wrapped to the style's width. @param rewrite what to print for an element at the top */
export const htmlLines = (html: string, style: Style, rewrite: (element: HtmlElement) => HtmlElement = (element) => element): string[] =>
  blockLines(parseHtml(html).map((node) => (isElement(node) ? rewrite(node) : node)), style);

/** The HTML of one sentence or paragraph, wrapped. */
export const inlineHtmlLines = (html: string, style: Style): string[] => wrapRuns(inlineRuns(parseHtml(html), style), style.width);

const blockTags = new Set(['p', 'ul', 'ol', 'pre', 'figure', 'blockquote', 'div', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'details']);

const isBlock = (node: HtmlNode): boolean => isElement(node) && blockTags.has(node.tag);

/** Blocks with a blank line between them. */
function blockLines(nodes: readonly HtmlNode[], style: Style, between: readonly string[] = ['']): string[] {
  const blocks: string[][] = [];
  let inline: HtmlNode[] = [];
  const endInline = () => {
    const lines = wrapRuns(inlineRuns(inline, style), style.width);
    if (lines.length > 0) blocks.push(lines);
    inline = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) {
      inline.push(node);
      continue;
    }
    endInline();
    const lines = elementLines(node as HtmlElement, style);
    if (lines.length > 0) blocks.push(lines);
  }
  endInline();
  return blocks.flatMap((block, index) => (index === 0 ? block : [...between, ...block]));
}

function elementLines(element: HtmlElement, style: Style): string[] {
  const { tag, children } = element;
  switch (tag) {
    case 'p': return wrapRuns(inlineRuns(children, style), style.width);
    case 'h1': case 'h2': case 'h3': case 'h4': case 'h5': case 'h6':
      return wrapRuns(inlineRuns(children, style, style.bold), style.width);
    case 'ul': case 'ol': return listLines(element, style);
    case 'pre': return textOf(children).replace(/\n$/, '').split('\n').map((line) => `    ${harmless(line)}`.trimEnd());
    case 'blockquote': {
      const bar = style.unicode ? '│' : '|';
      return blockLines(children, narrower(style, 2)).map((line) => `${style.dim(bar)} ${line}`.trimEnd());
    }
    case 'hr': return [style.dim((style.unicode ? '─' : '-').repeat(Math.min(20, style.width)))];
    case 'table': return tableLines(element, style);
    case 'figure': return figureLines(element, style);
    case 'details': return blockLines(children.filter((node) => !isElement(node) || node.tag !== 'summary'), style);
    default: return blockLines(children, style);
  }
}

function listLines({ tag, attributes, children }: HtmlElement, style: Style): string[] {
  const items = children.filter(isElement).filter((item) => item.tag === 'li');
  const first = Number(attributes['start'] ?? 1);
  const marks = items.map((item, index) => (tag === 'ol' ? `${item.attributes['value'] ?? first + index}.` : style.unicode ? '•' : '-'));
  const width = Math.max(0, ...marks.map((mark) => mark.length));
  // A list whose items are paragraphs was written with blank lines between them.
  const isLoose = items.some((item) => item.children.some((node) => isElement(node) && node.tag === 'p'));
  return items.flatMap((item, index) => {
    const lines = blockLines(item.children, narrower(style, width + 1), isLoose ? [''] : []);
    const marked = lines.map((line, row) => (row === 0 ? `${style.dim(marks[index]!.padStart(width))} ${line}` : line === '' ? '' : `${' '.repeat(width + 1)}${line}`));
    return isLoose && index > 0 ? ['', ...marked] : marked;
  });
}

function figureLines(figure: HtmlElement, style: Style): string[] {
  if (hasClass(figure, 'diagram')) return [style.bold(harmless(`Picture as text: ${figure.attributes['aria-label'] ?? ''}`))];
  const text = textOf([findElement(figure.children, ({ tag }) => tag === 'pre') ?? '']);
  const caption = (name: string) => textOf(findElement(figure.children, (element) => element.tag === 'span' && hasClass(element, name))?.children ?? []);
  const commandClass = figure.attributes['data-class'];
  const isCommand = commandClass !== undefined && Object.hasOwn(classWords, commandClass);
  const [title, reason, holds] = [caption('title'), caption('reason'), caption('holds')];
  const box: Box = {
    label: isCommand ? classWords[commandClass as keyof typeof classWords] : caption('class').toUpperCase() || 'TEXT',
    ...(title && { title }),
    ...(reason && { reason }),
    ...(holds && { holds }),
    text,
    look: isCommand ? paintOf(style, commandClass) : style.dim,
  };
  return drawBox(style, box);
}
