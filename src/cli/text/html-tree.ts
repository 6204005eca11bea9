/** A node of the HTML that our own compiler wrote; text is decoded. */
export type HtmlNode = string | HtmlElement;

export interface HtmlElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
}

const voidTags = new Set(['br', 'hr', 'img', 'wbr']);

interface OpenElement {
  readonly tag: string;
  readonly attributes: Record<string, string>;
  readonly children: HtmlNode[];
}

/**
 * Reads the HTML of compiled content, which is well-formed by construction. It is no reader for HTML from elsewhere.
 * Pictures are left out; their outline follows them as text.
 */
export function parseHtml(html: string): readonly HtmlNode[] {
  const root: OpenElement = { tag: '', attributes: {}, children: [] };
  const open: OpenElement[] = [root];
  let at = 0;
  while (at < html.length) {
    const start = html.indexOf('<', at);
    const text = html.slice(at, start < 0 ? html.length : start);
    if (text !== '') open.at(-1)!.children.push(decode(text));
    if (start < 0) break;
    const end = tagEnd(html, start);
    const inside = html.slice(start + 1, end);
    at = end + 1;
    if (inside.startsWith('/')) {
      if (open.length > 1) open.pop();
      continue;
    }
    const element = readTag(inside);
    if (element.tag === 'svg') {
      const close = html.indexOf('</svg>', at);
      at = close < 0 ? html.length : close + '</svg>'.length;
      continue;
    }
    open.at(-1)!.children.push(element);
    if (!voidTags.has(element.tag) && !inside.endsWith('/')) open.push(element);
  }
  return root.children;
}

/** Offset of the `>` that ends the tag at `start`; quoted attribute values may hold others. */
function tagEnd(html: string, start: number): number {
  let quoted = false;
  for (let at = start; at < html.length; at++) {
    if (html[at] === '"') quoted = !quoted;
    else if (html[at] === '>' && !quoted) return at;
  }
  return html.length;
}

function readTag(inside: string): OpenElement {
  const [tag = ''] = /^[a-zA-Z][\w-]*/.exec(inside) ?? [];
  const attributes: Record<string, string> = {};
  for (const [, name, value] of inside.slice(tag.length).matchAll(/([a-zA-Z][\w:-]*)(?:="([^"]*)")?/g)) attributes[name!] = decode(value ?? '');
  return { tag, attributes, children: [] };
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0' };

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,5}));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole;
    const point = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

export const isElement = (node: HtmlNode): node is HtmlElement => typeof node !== 'string';

export const hasClass = (element: HtmlElement, name: string): boolean => (element.attributes['class'] ?? '').split(' ').includes(name);

/** All text below some nodes, as it stands. */
export function textOf(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => (isElement(node) ? textOf(node.children) : node)).join('');
}

/** The first element below `nodes` that is wanted, in the order of the text. */
export function findElement(nodes: readonly HtmlNode[], wanted: (element: HtmlElement) => boolean): HtmlElement | undefined {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (wanted(node)) return node;
    const inner = findElement(node.children, wanted);
    if (inner) return inner;
  }
  return undefined;
}
