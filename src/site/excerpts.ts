import type { Excerpt, Excerpts } from '../core/source/excerpt.ts';
import type { PointerView } from './startup-pages.ts';

export const noExcerpts: Excerpts = new Map();

/** Something that may point into sources: a pointer, or HTML of compiled content with pointers in it. */
type Pointing = Pick<PointerView, 'href'> | string | undefined;

/** Safe HTML with the excerpt of each different pointer in `items`, in their order; `undefined` when there is none. */
export function excerptsOf(excerpts: Excerpts, ...items: readonly Pointing[]): string | undefined {
  if (excerpts.size === 0) return undefined;
  const hrefs = items.flatMap((item) => (typeof item === 'string' ? [...tagsOf(item)].flatMap(({ pointer }) => pointer ?? []) : item?.href ?? []));
  return htmlOf(excerpts, hrefs) || undefined;
}

/** HTML of compiled content with each excerpt below the paragraph, in the item or in the cell that points to it. */
export function withExcerpts(html: string, excerpts: Excerpts): string {
  if (excerpts.size === 0 || !html.includes('class="pointer"')) return html;
  let result = '';
  let at = 0;
  let hrefs: string[] = [];
  const flush = (end: number): void => {
    if (hrefs.length === 0) return;
    result += html.slice(at, end) + htmlOf(excerpts, hrefs);
    at = end;
    hrefs = [];
  };
  for (const { name, closes, pointer, start, end } of tagsOf(html)) {
    if (pointer !== undefined) hrefs.push(pointer);
    else if (blocks.has(name)) flush(closes && holdsNoBlocks.has(name) ? end : start);
  }
  flush(html.length);
  return result + html.slice(at);
}

/** Elements before whose tags a run of text ends. */
const blocks = new Set(['blockquote', 'dd', 'details', 'div', 'dl', 'dt', 'figure', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'li', 'ol', 'p', 'pre', 'table', 'td', 'th', 'ul']);
/** Those of them in which no `details` may stand, so that it comes after. */
const holdsNoBlocks = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p']);

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  /** Address, where it opens the link of a pointer. */
  readonly pointer?: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** The tags of compiled HTML, whose attributes all stand in double quotes. */
function* tagsOf(html: string): Generator<Tag> {
  for (let start = html.indexOf('<'); start >= 0;) {
    const end = tagEnd(html, start);
    const [, slash, name = ''] = /^<(\/?)([a-z0-9]*)/i.exec(html.slice(start, end))!;
    const pointer = name === 'a' ? /^<a class="pointer" href="([^"]*)"/.exec(html.slice(start, end))?.[1] : undefined;
    yield { name, closes: slash === '/', pointer, start, end };
    start = html.indexOf('<', end);
  }
}

/** Offset behind the `>` that ends the tag at `start`; quoted values may hold others. */
function tagEnd(html: string, start: number): number {
  let quoted = false;
  for (let at = start; at < html.length; at++) {
    const character = html[at];
    if (character === '"') quoted = !quoted;
    else if (character === '>' && !quoted) return at + 1;
  }
  return html.length;
}

function htmlOf(excerpts: Excerpts, hrefs: readonly string[]): string {
  return [...new Set(hrefs)].flatMap((href) => {
    const excerpt = excerpts.get(href);
    return excerpt ? [excerptHtml(excerpt)] : [];
  }).join('');
}

function excerptHtml({ repository, commit, path, line, endLine, first, lines, licence }: Excerpt): string {
  const last = first + lines.length - 1;
  const width = String(last).length;
  const shown = lines.map((text, index) => {
    const number = first + index;
    const code = `<span class="nr">${String(number).padStart(width)}</span> ${escape(text)}`;
    return number >= line && number <= endLine ? `<mark>${code}</mark>` : code;
  });
  const meant = endLine > last ? `; lines ${line} to ${endLine} are meant` : '';
  return `<details class="excerpt" data-pagefind-ignore><summary>${escape(path)}, lines ${first} to ${last}</summary>`
    + `<pre tabindex="0"><code>${shown.join('\n')}</code></pre>`
    + `<p class="note">From ${escape(repository)} at commit <code>${commit}</code>${meant}. Licence: ${escape(licence)}.</p></details>`;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
