/**
 * The skeleton of a text: what is left when everything is taken away that copying, quoting, wrapping and printing change.
 * Blanks, line ends, quotes, backslashes, dashes, Markdown marks and colours go, letters become small. Two texts that a person reads
 * as the same message have the same skeleton, whatever terminal, ticket system or log driver they went through.
 */
export interface Skeleton {
  readonly text: string;
  /** For each character of `text`, the offset in the source that it came from. Ascending inside one field. */
  readonly offsets: Int32Array;
}

/** Code units that carry no meaning for a match, beside blanks and control characters. */
const ignoredAscii = '"\'`<>*\\-&\u007f';
const ignoredOther = new Set(
  Array.from(
    '\u00a0\u00ad\u00ab\u00bb\u2010\u2011\u2012\u2013\u2014\u2015\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2026\u2039\u203a\u2212' +
      '\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\u2500\u2514\u251c\u2502',
    (character) => character.charCodeAt(0),
  ),
);

/** Folded code unit of each ASCII character; 0 = ignored, 1 = needs `skipEscape`. */
export const needsLook = 1;
export const asciiFold: Uint8Array = foldTable();

function foldTable(): Uint8Array {
  const table = new Uint8Array(128);
  for (let code = 0x21; code < 0x7f; code++) table[code] = code;
  for (let code = 0x41; code <= 0x5a; code++) table[code] = code + 32;
  for (const character of ignoredAscii) table[character.charCodeAt(0)] = 0;
  for (const character of '\\#&\u001b') table[character.charCodeAt(0)] = needsLook;
  return table;
}

/** All code units beyond ASCII that carry no meaning. */
export const ignoredBeyondAscii = (): number[] => [...ignoredOther];

/** Whether a code unit beyond ASCII carries no meaning (typographic quotes and dashes, odd blanks, the tree lines of systemctl). */
export function isIgnoredBeyondAscii(code: number): boolean {
  return ignoredOther.has(code);
}

const wideOffset = 0xfee0;

/** Whether a code unit is an ASCII sign in the width of Chinese writing, as an input method or a translator puts it in. */
function isWide(code: number): boolean {
  return code > 0xff00 && code < 0xff5f;
}

/** The ASCII code unit for a wide one; any other as it is. */
export function narrow(code: number): number {
  return isWide(code) ? code - wideOffset : code;
}

/** Folded code unit, 0 when ignored. Escapes are not looked at. */
export function fold(code: number): number {
  if (code < 128) {
    const folded = asciiFold[code] ?? 0;
    return folded === needsLook ? (code === 0x23 ? code : 0) : folded;
  }
  if (ignoredOther.has(code)) return 0;
  if (isWide(code)) return asciiFold[code - wideOffset] === needsLook ? 0 : (asciiFold[code - wideOffset] ?? 0);
  const small = String.fromCharCode(code).toLowerCase();
  return small.length === 1 ? small.charCodeAt(0) : code;
}

const controlLetters = 'ntrvfb';
const entity = /&(?:quot|lt|gt|amp|apos|nbsp|#39|#34|#x27);/y;

/**
 * End of the escape that starts at `at`: a colour code, `#011` as rsyslog writes a tab, any number of backslashes with the letter of a
 * line end or tab after them, `\u003c`, an HTML entity. Returns `at` where the character stands for itself.
 */
export function skipEscape(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at);
  if (code === 0x1b) return skipColour(text, at + 1, end);
  if (code === 0x23) {
    if (text.startsWith('#033', at)) return skipColour(text, at + 4, end);
    // The mark of a comment, as `> ` of a quote.
    if (text.charCodeAt(at + 1) === 0x20 && (at === 0 || text.charCodeAt(at - 1) === 0x0a)) return at + 1;
    return text.startsWith('#011', at) || text.startsWith('#012', at) || text.startsWith('#015', at) ? Math.min(at + 4, end) : at;
  }
  if (code === 0x26) {
    entity.lastIndex = at;
    return entity.test(text) ? Math.min(entity.lastIndex, end) : at + 1;
  }
  let next = at;
  while (next < end && text.charCodeAt(next) === 0x5c) next++;
  if (next >= end) return end;
  const letter = text.charAt(next);
  if (letter === 'u' && isHex(text, next + 1, 4, end)) {
    return text.startsWith('001b', next + 1) || text.startsWith('001B', next + 1) ? skipColour(text, next + 5, end) : next + 5;
  }
  if (letter === 'x' && (text.startsWith('x1b', next) || text.startsWith('x1B', next))) return skipColour(text, next + 3, end);
  if (letter === '0' && text.startsWith('033', next)) return skipColour(text, next + 3, end);
  return controlLetters.includes(letter) ? next + 1 : next;
}

/** Longest colour code that is believed; anything longer is text. */
const longestColour = 32;

function skipColour(text: string, at: number, end: number): number {
  if (text.charCodeAt(at) !== 0x5b) return Math.min(at, end);
  const limit = Math.min(end, at + longestColour);
  for (let next = at + 1; next < limit; next++) {
    const code = text.charCodeAt(next);
    if (code >= 0x40 && code <= 0x7e) return next + 1;
    if (code < 0x20 || code > 0x3f) return next;
  }
  return Math.min(at + 1, end);
}

function isHex(text: string, at: number, count: number, end: number): boolean {
  if (at + count > end) return false;
  for (let next = at; next < at + count; next++) {
    const code = text.charCodeAt(next) | 0x20;
    if (!((code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66))) return false;
  }
  return true;
}

/** Collects the skeleton of several pieces of one text. */
export class SkeletonBuilder {
  private count = 0;
  private readonly codes: Uint16Array;
  private readonly places: Int32Array;
  private readonly base: number;

  /**
   * @param most so many characters at most
   * @param base is added to every offset
   */
  constructor(most: number, base = 0) {
    this.codes = new Uint16Array(most);
    this.places = new Int32Array(most);
    this.base = base;
  }

  /** Characters so far. */
  get length(): number {
    return this.count;
  }

  /** Adds the piece `start`–`end` of `text`. */
  add(text: string, start: number, end: number): void {
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      let folded = code < 128 ? (asciiFold[code] ?? 0) : fold(code);
      if (folded === needsLook) {
        const next = skipEscape(text, at, end);
        if (next > at) {
          at = next - 1;
          continue;
        }
        folded = code;
      }
      if (folded === 0) continue;
      this.codes[this.count] = folded;
      this.places[this.count++] = this.base + at;
    }
  }

  /** Adds one character that stands for the source at `offset`, such as `=` for the `:` of JSON. */
  addCharacter(character: string, offset: number): void {
    this.codes[this.count] = character.charCodeAt(0);
    this.places[this.count++] = this.base + offset;
  }

  build(): Skeleton {
    let text = '';
    // Not spread: of a typed array that makes an object for each number.
    for (let at = 0; at < this.count; at += 4096) text += String.fromCharCode.apply(null, this.codes.subarray(at, Math.min(this.count, at + 4096)) as unknown as number[]);
    return { text, offsets: this.places.subarray(0, this.count) };
  }
}

/** The skeleton of a short text; see `Skeleton`. */
export function skeletonOf(text: string): Skeleton {
  const builder = new SkeletonBuilder(text.length);
  builder.add(text, 0, text.length);
  return builder.build();
}

/** Whether a folded code unit belongs to a word, so that a match must not begin or end inside it. */
export function isWordCode(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a) || code === 0x5f || (code >= 128 && !isIdeographic(code));
}

/** Whether a code unit is of a script that is written without blanks: what a Chinese or Japanese reporter writes right before a message. */
export function isIdeographic(code: number): boolean {
  return code >= 0x2e80 && code < 0xd800;
}
