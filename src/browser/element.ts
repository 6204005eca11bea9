import { codeSpans } from '../core/markdown/code-spans.ts';

/** Makes an element with attributes and children; text is never read as HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K, attributes: Readonly<Record<string, string>> = {}, ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A button that submits nothing. */
export function button(words: string, act: () => void, style = 'copy'): HTMLButtonElement {
  const made = element('button', { type: 'button', class: style }, words);
  made.addEventListener('click', act);
  return made;
}

/** A title or summary, its `code` in backticks as code. */
export const coded = (text: string): (Node | string)[] =>
  codeSpans(text).map((piece) => (piece.code ? element('code', {}, piece.text) : piece.text));
