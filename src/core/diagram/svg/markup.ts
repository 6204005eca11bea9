export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * One XML element as text; undefined attributes are left out. `children` is markup already.
 * Serves SVG and the outline's HTML: both need the same escapes, and only void-free elements are used.
 */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  let start = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    start += ` ${key}="${typeof value === 'number' ? round(value) : escapeText(value)}"`;
  }
  const content = children.join('');
  return content === '' && !keepsEndTag.has(name) ? `${start}/>` : `${start}>${content}</${name}>`;
}

/** In HTML `<li/>` would be an open element. */
const keepsEndTag = new Set(['ol', 'ul', 'li', 'a', 'p', 'b', 'span']);

/** `text` for element content or a quoted attribute value; what XML cannot hold becomes U+FFFD. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (character) => entities[character]!);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A coordinate with at most one decimal, without `-0`. */
export function round(value: number): string {
  return String(Math.round(value * 10) / 10 + 0);
}

/** Path data with its numbers rounded. */
export function path(texts: TemplateStringsArray, ...numbers: readonly number[]): string {
  return texts.reduce((data, text, index) => data + round(numbers[index - 1]!) + text);
}
