import type { Root } from 'mdast';
import type { Compiled, Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { parseYamlText, type YamlSource } from './yaml.ts';

/**
 * Says when the front matter has no closing `---`, or closes only after a section or fence. Nothing below it can be read then:
 * it would all be text, or all be YAML.
 */
export function checkFrontMatterEnd(file: string, lines: readonly string[]): Diagnostic[] {
  if (!isMark(lines[0])) return [];
  const end = lines.findIndex((line, index) => index > 0 && isMark(line));
  const body = lines.slice(1, end < 0 ? undefined : end).findIndex((line) => /^(?:## |```)/.test(line));
  if (end >= 0 && body < 0) return [];
  return [diagnostic('document/unclosed-front-matter', firstLineOf(file, lines), body < 0 ? {} : { before: body + 2 })];
}

const isMark = (line: string | undefined): boolean => line?.trimEnd() === '---';

function firstLineOf(file: string, lines: readonly string[]): Place {
  return { file, line: 1, column: 1, endLine: 1, endColumn: (lines[0] ?? '').length + 1 };
}

/** The YAML between the `---` lines at the very start of the file. */
export function parseFrontMatter(file: string, tree: Root, lines: readonly string[]): Compiled<YamlSource> {
  const first = firstLineOf(file, lines);
  const node = tree.children[0];
  if (node?.type === 'yaml') return parseYamlText(file, node.value, 2, first);

  const late = lines.findIndex((line) => line.trim() !== '');
  const found = late > 0 && lines[late]?.trim() === '---' ? { line: late + 1 } : {};
  return { diagnostics: [diagnostic('document/no-front-matter', first, found)] };
}
