import { isFullWidth, measureText, type Weight } from './measure.ts';

export interface Font {
  /** Pixels. */
  readonly size: number;
  /** Distance between base lines, pixels. */
  readonly rowHeight: number;
  readonly weight: Weight;
}

/** One row of text and its width in pixels. */
export interface Row {
  readonly text: string;
  readonly width: number;
}

/** Rows of text, with the extent of all of them in pixels. */
export interface TextBlock {
  readonly rows: readonly Row[];
  readonly width: number;
  readonly height: number;
  readonly font: Font;
}

/** A piece that is never broken, and whether a blank stands before it. */
interface Piece {
  readonly text: string;
  readonly width: number;
  readonly blank: boolean;
}

/**
 * Breaks `text` into rows of at most `maxWidth` pixels: at line feeds, blanks, between Chinese characters, and
 * inside a word only where the word alone is wider. Rows are made about equally long. What goes beyond
 * `maxRows` is cut with an ellipsis; the outline keeps the whole text.
 */
export function wrapText(text: string, font: Font, maxWidth: number, maxRows = 12): TextBlock {
  const rows: Row[] = [];
  for (const line of text.split('\n')) {
    const pieces = piecesOf(line.trim(), font, maxWidth);
    if (pieces.length === 0 && rows.length === 0) continue;
    rows.push(...balance(pieces, font, maxWidth));
    if (rows.length > maxRows) break;
  }
  while (rows.at(-1)?.text === '') rows.pop();
  const kept = rows.length > maxRows ? [...rows.slice(0, maxRows - 1), cut(rows[maxRows - 1]!, font, maxWidth)] : rows;
  const width = kept.reduce((widest, row) => Math.max(widest, row.width), 0);
  return { rows: kept, width: Math.ceil(width), height: kept.length * font.rowHeight, font };
}

function balance(pieces: readonly Piece[], font: Font, maxWidth: number): Row[] {
  const greedy = fill(pieces, font, maxWidth);
  if (greedy.length < 2) return greedy;
  let narrow = Math.max(...pieces.map((piece) => piece.width));
  let wide = maxWidth;
  while (wide - narrow > 1) {
    const middle = (narrow + wide) / 2;
    if (fill(pieces, font, middle).length > greedy.length) narrow = middle;
    else wide = middle;
  }
  return fill(pieces, font, wide);
}

function fill(pieces: readonly Piece[], font: Font, maxWidth: number): Row[] {
  const blank = measureText(' ', font.size, font.weight);
  const rows: { text: string; width: number }[] = [];
  for (const piece of pieces) {
    const row = rows.at(-1);
    const gap = piece.blank ? blank : 0;
    if (row && row.width + gap + piece.width <= maxWidth) {
      row.text += (piece.blank ? ' ' : '') + piece.text;
      row.width += gap + piece.width;
    } else {
      rows.push({ text: piece.text, width: piece.width });
    }
  }
  return rows.length > 0 ? rows : [{ text: '', width: 0 }];
}

function cut(row: Row, font: Font, maxWidth: number): Row {
  const characters = [...row.text];
  let text = `${row.text} …`;
  while (characters.length > 0 && measureText(text, font.size, font.weight) > maxWidth) {
    characters.pop();
    text = `${characters.join('')}…`;
  }
  return { text, width: measureText(text, font.size, font.weight) };
}

function piecesOf(line: string, font: Font, maxWidth: number): Piece[] {
  const pieces: Piece[] = [];
  for (const word of line.split(/\s+/u)) {
    if (word === '') continue;
    for (const [index, text] of partsOf(word, font, maxWidth).entries()) {
      pieces.push({ text, width: measureText(text, font.size, font.weight), blank: index === 0 && pieces.length > 0 });
    }
  }
  return pieces;
}

/** Never begins a row, never ends one: Chinese and Western marks that belong to their neighbour. */
const closing = /[，。、；：？！）》」』】〉”’…,.;:?!)\]}%]/u;
const opening = /[（《「『【〈“‘([{]/u;
/** Good places to break a path, an option or a symbol: after these. */
const joints = /[/\\._\-:=,&?@|]/u;

function partsOf(word: string, font: Font, maxWidth: number): string[] {
  const parts: string[] = [];
  let part = '';
  let before = '';
  for (const character of word) {
    const breakable = isFullWidth(character) || isFullWidth(before);
    if (part !== '' && breakable && !closing.test(character) && !opening.test(before)) {
      parts.push(part);
      part = '';
    }
    part += character;
    before = character;
  }
  if (part !== '') parts.push(part);
  return parts.flatMap((whole) => (measureText(whole, font.size, font.weight) > maxWidth ? breakWord(whole, font, maxWidth) : [whole]));
}

function breakWord(word: string, font: Font, maxWidth: number): string[] {
  const parts: string[] = [];
  let part = '';
  let width = 0;
  let joint = 0;
  for (const character of word) {
    const own = measureText(character, font.size, font.weight);
    if (part !== '' && width + own > maxWidth) {
      const at = joint > 0 ? joint : part.length;
      parts.push(part.slice(0, at));
      part = part.slice(at);
      width = measureText(part, font.size, font.weight);
      joint = 0;
    }
    part += character;
    width += own;
    if (joints.test(character)) joint = part.length;
  }
  return [...parts, part];
}
