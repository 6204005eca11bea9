import { LineCounter, isAlias, isMap, isNode, isPair, isScalar, isSeq, parseDocument, visit, type Document, type Node, type YAMLError } from 'yaml';
import type { Compiled, Diagnostic, Place, SourceFile } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { normaliseText } from './normalise-text.ts';
import { yamlProblem } from './yaml-problem.ts';

export type YamlPath = readonly (string | number)[];

/** YAML with the places of its keys and values: a front matter or a whole file. */
export interface YamlSource {
  readonly file: string;
  /** Plain data; keys as written. */
  readonly value: unknown;
  /** The whole block; for a front matter, its opening line. */
  readonly place: Place;
  /** Place of the value at `path`; where it does not exist, of the nearest parent's key. */
  placeOfValue(path: YamlPath): Place;
  /** Place of the key at `path`; of a list item, of the item. */
  placeOfKey(path: YamlPath): Place;
}

/** Parses a whole `.yaml` file. No value where it is not valid YAML or not UTF-8. */
export function parseYaml(file: SourceFile): Compiled<YamlSource> {
  const normal = normaliseText(file);
  if (normal.text === undefined) return { diagnostics: normal.diagnostics };
  const place: Place = { file: file.path, line: 1, column: 1 };
  const parsed = parseYamlText(file.path, normal.text, 1, place);
  return { ...parsed, diagnostics: [...normal.diagnostics, ...parsed.diagnostics] };
}

/**
 * Parses YAML that begins on line `firstLine` of `file`.
 * Aliases, anchors and tags are refused: they hide what is said where, and an alias bomb grows without bound.
 */
export function parseYamlText(file: string, text: string, firstLine: number, place: Place): Compiled<YamlSource> {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, schema: 'core', logLevel: 'error', stringKeys: true });
  const at = (start: number, end: number): Place => {
    const from = lineCounter.linePos(start);
    const to = lineCounter.linePos(Math.max(start, end));
    return { file, line: from.line + firstLine - 1, column: from.col, endLine: to.line + firstLine - 1, endColumn: to.col };
  };
  const diagnostics = firstOfEachLine([...document.errors, ...document.warnings].map((error) => badYaml(error, document, text, at)));
  if (diagnostics.length === 0) diagnostics.push(...refusedNodes(document, at));
  if (diagnostics.length > 0) return { diagnostics };
  return {
    value: {
      file,
      value: document.toJS(),
      place,
      placeOfValue: (path) => rangeOf(document, path, false, at, text) ?? place,
      placeOfKey: (path) => rangeOf(document, path, true, at, text) ?? place,
    },
    diagnostics: [],
  };
}

function badYaml(error: YAMLError, document: Document.Parsed, text: string, at: (start: number, end: number) => Place): Diagnostic {
  let [start, end] = error.pos;
  // The library marks only the first character of a key, and of an open text the end.
  if (error.code === 'DUPLICATE_KEY') end = start + /^[^:\n]*/.exec(text.slice(start))![0].trimEnd().length;
  if (error.code === 'MISSING_CHAR' && /closing .quote/.test(error.message)) start = startOfScalar(document, start);
  const lineEnd = text.indexOf('\n', start);
  end = Math.min(end, lineEnd < 0 ? text.length : Math.max(lineEnd, start));
  return diagnostic('document/bad-yaml', at(start, end), yamlProblem(error, text));
}

/** What follows on the same line is mostly caused by the first. */
function firstOfEachLine(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<number>();
  return diagnostics.filter(({ place }) => !seen.has(place.line) && seen.add(place.line));
}

function startOfScalar(document: Document.Parsed, end: number): number {
  let start = end;
  visit(document, {
    Scalar(_key, node) {
      if (node.range && node.range[0] < end && node.range[1] >= end) start = node.range[0];
    },
  });
  return start;
}

function refusedNodes(document: Document.Parsed, at: (start: number, end: number) => Place): Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(document, {
    Node(_key, node) {
      const what = isAlias(node) ? 'an alias (*)' : 'anchor' in node && node.anchor ? 'an anchor (&)' : node.tag?.startsWith('!') ? 'a tag (!)' : undefined;
      if (what === undefined) return;
      const [start, end] = node.range ?? [0, 0];
      found.push(diagnostic('document/bad-yaml', at(start, end), {
        problem: `The YAML uses ${what}; content files spell everything out.`,
        advice: 'Write the value itself.',
      }));
    },
  });
  return found;
}

function rangeOf(
  document: Document.Parsed, path: YamlPath, ofKey: boolean, at: (start: number, end: number) => Place, text: string,
): Place | undefined {
  let node: unknown = document.contents;
  let found: Node | undefined;
  for (const [depth, step] of path.entries()) {
    let next: unknown;
    let key: unknown;
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step));
      key = pair?.key;
      next = pair?.value;
    } else if (isSeq(node)) {
      next = node.items[Number(step)];
    }
    const last = depth === path.length - 1;
    const chosen = (last && ofKey ? (key ?? next) : hasExtent(next) ? next : key) ?? undefined;
    if (!isNode(chosen) || !chosen.range) break;
    found = chosen;
    node = next;
  }
  if (!found?.range) return undefined;
  const [start, end] = found.range;
  return at(start, start + text.slice(start, end).trimEnd().length);
}

/** An empty value (`title:`) has no extent of its own. */
function hasExtent(node: unknown): boolean {
  return isNode(node) && !!node.range && node.range[1] > node.range[0];
}
