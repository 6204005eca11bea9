/**
 * Reads the double-quoted text that begins at `start`. `\"` stands for `"`; every other backslash stays as it is, so that a
 * literal can be copied from Go source.
 *
 * @returns the text and the offset after the closing quote; `undefined` when it is not closed
 */
export function readQuoted(source: string, start: number): { readonly text: string; readonly end: number } | undefined {
  let text = '';
  for (let at = start + 1; at < source.length; at++) {
    const character = source[at]!;
    if (character === '"') return { text, end: at + 1 };
    if (character !== '\\') {
      text += character;
      continue;
    }
    const next = source[++at];
    if (next === undefined) return undefined;
    text += next === '"' ? '"' : `\\${next}`;
  }
  return undefined;
}

/** The reverse of `readQuoted`: what to write between the quotes of a pointer. */
export function quote(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`;
}
