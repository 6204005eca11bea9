/** One `<name>` in a command block. */
export interface Placeholder {
  readonly name: string;
  /** Offsets of `<` and just after `>`. */
  readonly start: number;
  readonly end: number;
}

/** `<in>out`: the shell reads two redirections, a person may have meant a placeholder. */
export interface AmbiguousPlaceholder extends Placeholder {
  readonly written: string;
}

/** A block's text with every placeholder made an ordinary word of the same length. */
export interface Substituted {
  readonly text: string;
  readonly placeholders: readonly Placeholder[];
  readonly ambiguous: readonly AmbiguousPlaceholder[];
}

/** Stand for `<` and `>`: private-use characters, which every shell takes as letters of a word. */
const open = '\uE000';
const close = '\uE001';

const candidate = /<(\p{L}[\p{L}\p{N}._-]{0,63})>/gu;
const continuesWord = /[\p{L}\p{N}_$"'`~*?\\]/u;

/**
 * Finds `<name>` and writes it as a word, so that the shell grammar does not see redirections; offsets stay.
 *
 * A placeholder has a letter first, then letters, digits, `.`, `_`, `-`, and no blank. Where the same characters are more
 * likely two redirections (`cat <in>out`, `<in>>out`, `<in>&2`, `<<EOF>file`), the text stays as it is, because that
 * reading is the more dangerous one; `<dir>/file` and `<id>-json.log` are placeholders.
 */
export function substitutePlaceholders(source: string): Substituted {
  const placeholders: Placeholder[] = [];
  const ambiguous: AmbiguousPlaceholder[] = [];
  const quotes = new QuoteScan(source);
  let text = '';
  let copied = 0;
  for (const match of source.matchAll(candidate)) {
    const start = match.index;
    const end = start + match[0].length;
    const name = match[1] as string;
    const before = start === 0 ? '' : source.charAt(start - 1);
    const after = source.charAt(end);
    const quoted = quotes.isInside(start);
    if (quoted ? name === 'none' : isRedirection(source, before, after, end)) continue; // docker prints <none>
    if (!quoted && continuesWord.test(after) && !/[^\s\d;|&()<>]/.test(before)) {
      ambiguous.push({ name, start, end, written: source.slice(start, wordEnd(source, end)) });
      continue;
    }
    placeholders.push({ name, start, end });
    text += source.slice(copied, start) + open + name + close;
    copied = end;
  }
  return { text: text + source.slice(copied), placeholders, ambiguous };
}

function isRedirection(source: string, before: string, after: string, end: number): boolean {
  if (before === '<' || after === '>' || after === '(') return true;
  return after === '&' && /[\d-]/.test(source.charAt(end + 1));
}

/** Tells whether an offset of the text stands in quotes that open on its own line; offsets only grow. */
class QuoteScan {
  readonly #source: string;
  #at = 0;
  #quote = '';

  constructor(source: string) {
    this.#source = source;
  }

  isInside(offset: number): boolean {
    for (; this.#at < offset; this.#at += 1) {
      const char = this.#source.charAt(this.#at);
      if (char === '\n') this.#quote = '';
      else if (char === '\\' && this.#quote !== "'") this.#at += 1;
      else if (char === this.#quote) this.#quote = '';
      else if (this.#quote === '' && (char === '"' || char === "'")) this.#quote = char;
    }
    return this.#quote !== '';
  }
}

function wordEnd(source: string, from: number): number {
  let end = from;
  while (end < source.length && end < from + 64 && !/[\s;|&<>()]/.test(source.charAt(end))) end += 1;
  return end;
}

/** Whether the text holds a placeholder after substitution. */
export function hasPlaceholder(text: string): boolean {
  return text.includes(open);
}

/** Substituted text as the author wrote it. */
export function restorePlaceholders(text: string): string {
  return text.replaceAll(open, '<').replaceAll(close, '>');
}
