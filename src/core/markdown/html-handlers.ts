import type { Element, ElementContent } from 'hast';
import type { Code, Heading, Image, ImageReference, InlineCode, Link, LinkReference, ListItem, Nodes, Table } from 'mdast';
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import { readLink, resolveContentLink } from '../knowledge-base/urls.ts';
import { isPointerError, parsePointer } from '../source/parse-pointer.ts';
import { permalink } from '../source/permalink.ts';
import type { PointerLock, SourcePointer } from '../source/pointer.ts';
import { pointerWords } from '../source/pointer-words.ts';
import { element } from './html-element.ts';
import type { HtmlContext } from './html.ts';
import { fenceHtml } from './html-fence.ts';
import { schemeOf } from './safe-url.ts';

/** How each node becomes HTML where Markdown's usual way is not ours. */
export function htmlHandlers(context: HtmlContext): Handlers {
  // A pointer inside a link would be a link inside a link.
  let linkDepth = 0;

  const linkTo = (state: State, node: Link | LinkReference): Element | ElementContent[] => {
    linkDepth++;
    const children = state.all(node);
    linkDepth--;
    const { url, title } = targetOf(node, context);
    const href = hrefFor(context.file, url);
    if (href === undefined || linkDepth > 0) return children;
    return element('a', { href, ...(title && { title }), ...(/^https:/i.test(href) && { rel: ['noreferrer'] }) }, children);
  };

  const image = (_state: State, node: Image | ImageReference): Element | undefined => {
    const { url, title } = targetOf(node, context);
    if (readLink(context.file, url).kind !== 'file') return undefined;
    return element('img', { src: resolveContentLink(context.file, url), alt: node.alt ?? '', ...(title && { title }) });
  };

  return {
    code: (_state: State, node: Code) => fenceHtml(node, context),
    heading: (state: State, node: Heading) => {
      const slug = context.headings.get(node)?.slug;
      return element(`h${node.depth}`, slug ? { id: slug } : {}, state.all(node));
    },
    html: () => undefined,
    image,
    imageReference: image,
    inlineCode: (_state: State, node: InlineCode) => {
      const text = node.value.replace(/\r?\n|\r/g, ' ');
      const code = element('code', {}, [text]);
      const pointer = linkDepth > 0 ? undefined : pointerOf(text);
      if (!pointer) return code;
      return pointerHtml(pointer, context.pointers);
    },
    link: linkTo,
    linkReference: linkTo,
    listItem: (state: State, node: ListItem, parent) => {
      const { checked, ...item } = node;
      const result = defaultHandlers.listItem(state, item, parent);
      if (typeof checked === 'boolean') {
        const into = firstParagraph(result) ?? result;
        into.children.unshift(element('span', { className: ['task'] }, [checked ? '☑' : '☐']), { type: 'text', value: ' ' });
      }
      return result;
    },
    table: (state: State, node: Table) => tableHtml(state, node),
    footnoteReference: () => undefined,
    footnoteDefinition: () => undefined,
  };
}

function targetOf(node: Link | LinkReference | Image | ImageReference, context: HtmlContext): { url: string; title?: string | null | undefined } {
  if ('url' in node) return node;
  return context.definitions.get(node.identifier) ?? { url: '' };
}

/** The address to print; `undefined` where a link must not or cannot lead anywhere. */
function hrefFor(file: string, url: string): string | undefined {
  const scheme = schemeOf(url);
  return scheme === undefined || scheme === 'https' ? resolveContentLink(file, url) : undefined;
}

function pointerOf(text: string) {
  const parsed = parsePointer(text);
  return isPointerError(parsed) ? undefined : parsed;
}

/** The link that a pointer is, and behind it the version; a state is shown where it is not the good one. */
function pointerHtml(pointer: SourcePointer, lock: PointerLock): ElementContent[] {
  const link = permalink(pointer, lock);
  const { place, symbol, find, version } = pointerWords(pointer, link);
  const words = [place, symbol, find].filter((word) => word !== '').flatMap((word, index) => [...(index > 0 ? [' '] : []), element('code', {}, [word])]);
  const state = link.state === 'current' ? [] : [' ', element('span', { className: ['state'] }, [link.state])];
  return [
    element('a', { className: ['pointer'], href: link.href, rel: ['noreferrer'], dataState: link.state }, [...words, ...state]),
    { type: 'text', value: ' ' },
    element('span', { className: ['version'] }, [version]),
  ];
}

function firstParagraph(item: Element): Element | undefined {
  const first = item.children.find((child): child is Element => child.type === 'element');
  return first?.tagName === 'p' ? first : undefined;
}

/** Wide tables scroll in a frame of their own, which the keyboard reaches; it is named by the table's head. */
function tableHtml(state: State, node: Table): Element {
  const table = defaultHandlers.table(state, node);
  const [head] = node.children;
  alignByClass(table, true);
  const name = head ? head.children.map((cell) => toString(cell as Nodes, { includeHtml: false })).join(', ') : 'Table';
  return element('div', { className: ['table'], role: 'group', tabIndex: 0, ariaLabel: name }, [table]);
}

/** `align` is an attribute of old; a class does the same under the site's policy. */
function alignByClass(node: Element, isTable: boolean): void {
  const { align } = node.properties;
  if (typeof align === 'string' && !isTable) {
    delete node.properties['align'];
    node.properties['className'] = [`align-${align}`];
  }
  if (node.tagName === 'th') node.properties['scope'] = 'col';
  for (const child of node.children) if (child.type === 'element') alignByClass(child, false);
}
