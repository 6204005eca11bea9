import type { Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Compiled, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { githubMarkdown } from './github-markdown.ts';

/** Nodes in nodes; nobody reads more, and everything after this walks the tree by recursion. */
export const deepest = 60;

/** UTF-16 units of a run of lines outside fences; on longer ones the parser's time grows faster than the text. */
export const longestText = 20_000;

/** The only reader of Markdown: CommonMark, GitHub's additions, YAML front matter. */
const reader = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(githubMarkdown, { addresses: false }).freeze();
/** The same, which also makes links of bare addresses: looking for them takes a third of the parser's time. */
const addressReader = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(githubMarkdown, { addresses: true }).freeze();

/**
 * Parses Markdown whose lines end with `\n`.
 *
 * @param place where the text begins; lines of it are counted from there
 * @returns no value when it nests too deep or has a text without end: a paste that was meant to be in a fence
 */
export function parseTree(text: string, place: Place): Compiled<Root> {
  const tooLong = endlessText(text);
  if (tooLong) {
    const line = place.line + tooLong.line;
    const start = tooLong.line === 0 ? place : { file: place.file, line, column: 1 };
    return { diagnostics: [diagnostic('document/too-long-text', start, { length: tooLong.length, limit: longestText })] };
  }
  const tree = parseUnlessTooDeep(text);
  return tree ? { value: tree, diagnostics: [] } : { diagnostics: [diagnostic('document/too-deep', place, { limit: deepest })] };
}

function parseUnlessTooDeep(text: string): Root | undefined {
  try {
    const tree = reader.parse(text);
    const { depth, mayHaveAddress } = survey(tree);
    if (depth > deepest) return undefined;
    return mayHaveAddress ? addressReader.parse(text) : tree;
  } catch (error) {
    // Only thousands of nested blocks exhaust the stack; anything else is a bug of ours.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Every bare address of the web or of mail has one of these. */
const addressMark = /:\/\/|www\.|@/i;

/**
 * How many nodes lie inside one another at most, and whether a bare address may stand in a text, which code and the target of
 * a link are not. Without recursion, since it guards the recursive functions.
 */
function survey(tree: Root): { readonly depth: number; readonly mayHaveAddress: boolean } {
  let depth = 0;
  let mayHaveAddress = false;
  let level: Nodes[] = [tree];
  while (level.length > 0) {
    depth++;
    const next: Nodes[] = [];
    for (const node of level) {
      if ('children' in node) for (const child of node.children) next.push(child);
      else if (node.type === 'text') mayHaveAddress ||= addressMark.test(node.value);
    }
    level = next;
  }
  return { depth, mayHaveAddress };
}

/** The first run of lines without a blank one, outside fences, that is too long; `line` counts from 0. */
function endlessText(text: string): { readonly line: number; readonly length: number } | undefined {
  let marks = '';
  let length = 0;
  let start = 0;
  for (const [number, line] of text.split('\n').entries()) {
    const found = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(`{3,}|~{3,})/.exec(line.slice(0, 200))?.[1];
    const closes = marks !== '' && found?.startsWith(marks);
    if (closes) marks = '';
    else if (found && marks === '') marks = found;
    if (marks !== '' || closes || line.trim() === '') {
      if (length > longestText) break;
      [length, start] = [0, number + 1];
    } else {
      length += line.length + 1;
    }
  }
  return length > longestText ? { line: start, length } : undefined;
}
