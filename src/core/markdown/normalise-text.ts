import type { Diagnostic, SourceFile } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';

/** Bytes of UTF-8. */
export const largestFile = 1_000_000;

/**
 * The text as the parsers want it: no byte order mark, lines ending with `\n`. Lines and columns stay those of the file.
 *
 * @returns no text when the file is not UTF-8 or is larger than `largestFile`
 */
export function normaliseText(file: SourceFile): { readonly text?: string; readonly diagnostics: readonly Diagnostic[] } {
  const start = { file: file.path, line: 1, column: 1 };
  const bytes = utf8Length(file.text);
  if (bytes > largestFile) {
    return { diagnostics: [diagnostic('document/too-large', start, { bytes, limit: largestFile })] };
  }
  const text = file.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const bad = text.search(/[\u0000\uFFFD]/);
  if (bad < 0) return { text, diagnostics: [] };

  const before = text.slice(0, bad);
  const line = before.split('\n').length;
  const column = bad - before.lastIndexOf('\n');
  const encoding = text.includes('\0') ? (isEverySecondNul(text) ? 'UTF-16' : 'a binary file') : undefined;
  const place = { file: file.path, line, column, endLine: line, endColumn: column + 1 };
  return { diagnostics: [diagnostic('document/bad-encoding', place, encoding ? { encoding } : {})] };
}

const isEverySecondNul = (text: string): boolean => text.slice(0, 200).split('\0').length > Math.min(200, text.length) / 3;

function utf8Length(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Each half of a surrogate pair counts two of its four bytes.
    length += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return length;
}
