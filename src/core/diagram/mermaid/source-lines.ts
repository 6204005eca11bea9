import type { Place } from '../../diagnostics/diagnostic.ts';

/**
 * The place of characters in a mermaid text; `line` and `column` count from 0, `first` is where the text begins.
 * A fence may be indented: its lines all begin at the column of the first.
 */
export function placeIn(first: Place, line: number, column = 0, length = 0): Place {
  const start = { file: first.file, line: first.line + line, column: first.column + column };
  return length > 0 ? { ...start, endLine: start.line, endColumn: start.column + length } : start;
}

/** The place of the first line that holds `word` as a word of its own and, when given, begins with `keyword`. */
export function placeOfWord(source: string, first: Place, word: string, keyword = ''): Place {
  const lines = source.split(/\r\n?|\n/);
  for (const [index, line] of lines.entries()) {
    if (!line.trimStart().startsWith(keyword)) continue;
    const column = wordAt(line, word);
    if (column >= 0) return placeIn(first, index, column, word.length);
  }
  return placeIn(first, 0);
}

function wordAt(line: string, word: string): number {
  if (word === '') return -1;
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
    const inside = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}_]/u.test(character);
    if (!inside(line[at - 1]) && !inside(line[at + word.length])) return at;
  }
  return -1;
}
