import GithubSlugger from 'github-slugger';
import type { Definition, Nodes, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Compiled, Diagnostic, Place, SourceFile } from '../diagnostics/diagnostic.ts';
import { checkDraft } from './check-draft.ts';
import { checkFences } from './check-fences.ts';
import { checkHeadings } from './check-headings.ts';
import { checkImages, checkLinks } from './check-links.ts';
import { checkNodes } from './check-nodes.ts';
import type { CodeSpan, Document, DocumentHeading, DocumentLink, DocumentSection, Fence } from './document.ts';
import { readFence } from './fence.ts';
import { forEachNode } from './for-each-node.ts';
import { checkFileName, fileId } from './file-name.ts';
import { checkFrontMatterEnd, parseFrontMatter } from './parse-front-matter.ts';
import { normaliseText } from './normalise-text.ts';
import { parseTree } from './parse-tree.ts';
import { placeOfNode } from './place.ts';

/**
 * Parses a Markdown content file and checks everything that needs no knowledge of its kind.
 * Never throws on content. No value when the file is not text, is too large, nests too deep, holds a
 * paragraph without end, or its front matter has no end.
 */
export function parseDocument(file: SourceFile): Compiled<Document> {
  const normal = normaliseText(file);
  if (normal.text === undefined) return { diagnostics: normal.diagnostics };
  const text = normal.text;
  const lines = text.split('\n');
  const openFrontMatter = checkFrontMatterEnd(file.path, lines);
  if (openFrontMatter.length > 0) return { diagnostics: openFrontMatter };
  const parsed = parseTree(text, { file: file.path, line: 1, column: 1 });
  const tree = parsed.value;
  if (!tree) return { diagnostics: parsed.diagnostics };

  const frontMatter = parseFrontMatter(file.path, tree, lines);
  const body = tree.children.filter((node) => node.type !== 'yaml');
  const headings = readHeadings(file.path, tree);
  const { introduction, sections } = splitSections(body, headings);
  const { diagnostics: badInfos, ...parts } = readParts(file.path, lines, tree, introduction, sections);
  const value: Document = {
    file: file.path,
    id: fileId(file.path),
    text,
    lines,
    ...(frontMatter.value && { frontMatter: frontMatter.value }),
    tree,
    introduction,
    sections,
    headings,
    ...parts,
  };
  const diagnostics = [
    ...checkFileName(file.path),
    ...frontMatter.diagnostics,
    ...checkHeadings(headings),
    ...badInfos,
    ...checkFences(parts.fences),
    ...checkLinks(parts.links),
    ...checkImages(value, parts.images),
    ...checkNodes(file.path, body),
    ...checkDraft(value),
  ];
  return { value, diagnostics };
}

function readHeadings(file: string, tree: Root): DocumentHeading[] {
  const slugger = new GithubSlugger();
  const found: DocumentHeading[] = [];
  forEachNode(tree, (node) => {
    if (node.type !== 'heading') return;
    const title = toString(node, { includeHtml: false }).trim();
    found.push({ node, depth: node.depth, slug: slugger.slug(title), title, place: placeOfNode(file, node) });
  });
  return found;
}

function splitSections(
  body: readonly RootContent[],
  headings: readonly DocumentHeading[],
): { introduction: RootContent[]; sections: DocumentSection[] } {
  const byNode = new Map<Nodes, DocumentHeading>(headings.map((heading) => [heading.node, heading]));
  const introduction: RootContent[] = [];
  const sections: (DocumentSection & { nodes: RootContent[]; headings: DocumentHeading[] })[] = [];
  for (const node of body) {
    const heading = byNode.get(node);
    const current = sections.at(-1);
    if (heading?.depth === 2) {
      sections.push({ heading, slug: heading.slug, title: heading.title, nodes: [], headings: [], place: heading.place });
      continue;
    }
    (current?.nodes ?? introduction).push(node);
    if (heading && heading.depth > 2) current?.headings.push(heading);
  }
  return { introduction, sections };
}

interface Parts {
  readonly fences: readonly Fence[];
  readonly links: readonly DocumentLink[];
  readonly images: readonly DocumentLink[];
  readonly codeSpans: readonly CodeSpan[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Fences, links, images and code spans in the order of the file, each with the section that holds it. */
function readParts(
  file: string, lines: readonly string[], tree: Root, introduction: readonly RootContent[], sections: readonly DocumentSection[],
): Parts {
  const definitions = readDefinitions(tree);
  const fences: Fence[] = [];
  const links: DocumentLink[] = [];
  const images: DocumentLink[] = [];
  const codeSpans: CodeSpan[] = [];
  const diagnostics: Diagnostic[] = [];
  const readNode = (node: Nodes, section: string): void => {
    const place = placeOfNode(file, node);
    if (node.type === 'code') {
      const fence = readFence(node, { file, lines, section });
      fences.push(fence.value);
      diagnostics.push(...fence.diagnostics);
    } else if (node.type === 'link' || node.type === 'linkReference') {
      links.push({ url: urlOf(node, definitions), text: toString(node, { includeHtml: false }), section, place });
    } else if (node.type === 'image' || node.type === 'imageReference') {
      images.push({ url: urlOf(node, definitions), text: (node.alt ?? '').trim(), section, place });
    } else if (node.type === 'inlineCode') {
      codeSpans.push({ node, text: node.value, section, place: insideBackticks(place, node.value) });
    }
  };
  const readAll = (nodes: readonly RootContent[], section: string) => {
    for (const node of nodes) forEachNode(node, (inner) => readNode(inner, section));
  };
  readAll(introduction, '');
  for (const section of sections) {
    readAll([section.heading.node], section.slug);
    readAll(section.nodes, section.slug);
  }
  return { fences, links, images, codeSpans, diagnostics };
}

/** By Markdown, the first definition of a name counts. */
export function readDefinitions(tree: Root): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  forEachNode(tree, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  return definitions;
}

function urlOf(node: { url: string } | { identifier: string }, definitions: ReadonlyMap<string, Definition>): string {
  return 'url' in node ? node.url : (definitions.get(node.identifier)?.url ?? '');
}

/** A span in one pair of backticks; with more, or over two lines, the whole extent stays. */
function insideBackticks(place: Place, text: string): Place {
  const oneLine = place.line === place.endLine && place.endColumn !== undefined;
  if (!oneLine || place.endColumn - place.column - text.length !== 2) return place;
  return { ...place, column: place.column + 1, endColumn: place.endColumn - 1 };
}
