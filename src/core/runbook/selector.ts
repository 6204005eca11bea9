/**
 * Says whether an output contains a selector. `<name>` in the selector stands for one or more characters of the same line;
 * case and the number of blanks do not count.
 */
export function selectorMatches(selector: string, output: string): boolean {
  const parts = literalParts(selector);
  const first = parts.findIndex((part) => part !== '');
  if (first < 0) return false;
  const folded = fold(output);
  if (parts.length === 1) return folded.includes(parts[0]!);
  return folded.split('\n').some((line) => lineMatches(parts, line));
}

/** A selector without any letter or digit of its own would select everything. */
export function selectsAnything(selector: string): boolean {
  return !literalParts(selector).some((part) => /[\p{L}\p{N}]/u.test(part));
}

function literalParts(selector: string): string[] {
  return fold(selector).trim().split(/<[^<>\n]{1,40}>/);
}

/** Leftmost occurrences are enough: taking a later one never leaves more room for the parts that follow. */
function lineMatches(parts: readonly string[], line: string): boolean {
  let at = 0;
  for (const [index, part] of parts.entries()) {
    // Each placeholder takes one character at least; the first part may stand anywhere.
    const from = index === 0 ? 0 : at + 1;
    const found = part === '' ? (from <= line.length ? from : -1) : line.indexOf(part, from);
    if (found < 0) return false;
    at = found + part.length;
  }
  return true;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\r\n?/g, '\n').replace(/[^\S\n]+/g, ' ');
}
