import type { Root as HtmlRoot } from 'hast';
import type { Code, Definition, Root, RootContent } from 'mdast';
import { toHast, type Handlers } from 'mdast-util-to-hast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { CommandBlock } from '../incident/incident.ts';
import type { PointerLock } from '../source/pointer.ts';
import type { Drawing } from './context.ts';
import type { Document, DocumentHeading, Fence } from './document.ts';
import { groupPastes } from './group-pastes.ts';
import { htmlHandlers } from './html-handlers.ts';
import { insertDrawings } from './html-drawings.ts';
import { htmlSchema } from './html-schema.ts';
import { readDefinitions } from './parse.ts';

/** What the HTML of a document is made with, besides its text. */
export interface HtmlParts {
  readonly pointers: PointerLock;
  /** From `compileCommands`. */
  readonly commands: ReadonlyMap<Code, CommandBlock>;
  /** From `drawDiagrams`. */
  readonly drawings: ReadonlyMap<Code, Drawing>;
}

/** Everything that the handlers look up while they write one document. */
export interface HtmlContext extends HtmlParts {
  readonly file: string;
  readonly fences: ReadonlyMap<Code, Fence>;
  readonly headings: ReadonlyMap<DocumentHeading['node'], DocumentHeading>;
  readonly definitions: ReadonlyMap<string, Definition>;
}

/**
 * Makes a function that turns nodes of `document` into safe HTML. Raw HTML is dropped, every element and attribute that
 * is not in `htmlSchema` too; drawings are put in afterwards. Links are relative to a page one folder deep.
 */
export function htmlRenderer(document: Document, parts: HtmlParts): (nodes: readonly RootContent[]) => string {
  return rendererOf({
    ...parts,
    file: document.file,
    fences: new Map(document.fences.map((fence) => [fence.node, fence])),
    headings: new Map(document.headings.map((heading) => [heading.node, heading])),
    definitions: readDefinitions(document.tree),
  });
}

/**
 * Safe HTML of one inline text, parsed, such as a sentence in YAML: code spans, pointers, links, emphasis; no paragraph around it.
 * What is not inline stays away; `compileInline` reports it.
 */
export function inlineHtml(file: string, tree: Root, pointers: PointerLock): string {
  const nodes = tree.children.flatMap((node) => (node.type === 'paragraph' ? [node] : []));
  const render = rendererOf({
    pointers, file, commands: new Map(), drawings: new Map(), fences: new Map(), headings: new Map(), definitions: new Map(),
  });
  return nodes.map((node) => render([node]).replace(/^<p>|<\/p>$/g, '')).join(' ');
}

function rendererOf(context: HtmlContext): (nodes: readonly RootContent[]) => string {
  const processor = unified()
    .use(toHtmlTree, htmlHandlers(context))
    .use(groupPastes)
    .use(rehypeSanitize, htmlSchema)
    .use(insertDrawings, context)
    // Raw nodes cannot come from content: `toHast` drops them and so does the sanitiser. Only drawings are raw.
    .use(rehypeStringify, { allowDangerousHtml: true, closeSelfClosing: false, characterReferences: { useNamedReferences: true } })
    .freeze();
  return (nodes) => {
    const root: Root = { type: 'root', children: [...nodes] };
    return processor.stringify(processor.runSync(root) as HtmlRoot);
  };
}

/**
 * As remark-rehype does it, only that the tree reaches `toHast` by the root's handler: what `toHast` is given, it searches for
 * definitions, which `HtmlContext` has already, and that takes longer than all the rest.
 */
function toHtmlTree(handlers: Handlers) {
  return (tree: Root): HtmlRoot =>
    toHast({ type: 'root', children: [] }, { handlers: { ...handlers, root: (state) => state.wrap(state.all(tree)) } }) as HtmlRoot;
}
