/** One character as a terminal shows it. */
export interface Cell {
  readonly text: string;
  /** Columns: 0 for a combining mark, 2 for a wide character, 1 to 4 for a tab. */
  readonly width: number;
  /** Offset into the line, in UTF-16 units. */
  readonly offset: number;
}

const tabWidth = 4;

/** The characters of a line, tabs spread out, control characters made visible so that content cannot steer a terminal. */
export function cellsOf(line: string): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  let offset = 0;
  for (const character of line) {
    const isTab = character === '\t';
    const width = isTab ? tabWidth - (column % tabWidth) : widthOf(character);
    cells.push({ text: isTab ? ' '.repeat(width) : harmless(character), width, offset });
    column += width;
    offset += character.length;
  }
  return cells;
}

/** Replaces what a terminal would obey: control characters, and marks that turn the reading direction. */
export function harmless(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, '\ufffd');
}

export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

/** Breaks at blanks into lines of at most `width` columns; a longer word stays whole, and so do line breaks. Lines after the first are indented. */
export function wrap(text: string, width: number, indent: number): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      const used = textWidth(line) + (lines.length > 0 ? indent : 0);
      if (line !== '' && used + 1 + textWidth(word) > width) {
        lines.push(line);
        line = word;
      } else {
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    lines.push(line);
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}

/** Ranges of Unicode's East Asian Width W and F, and of emoji; inclusive. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], [0x231a, 0x231b], [0x23e9, 0x23ec], [0x2e80, 0x303e], [0x3041, 0x33ff], [0x3400, 0x4dbf], [0x4e00, 0x9fff],
  [0xa000, 0xa4cf], [0xa960, 0xa97f], [0xac00, 0xd7a3], [0xf900, 0xfaff], [0xfe30, 0xfe6f], [0xff00, 0xff60], [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f], [0x1f680, 0x1f6ff], [0x1f900, 0x1f9ff], [0x20000, 0x3fffd],
];

function widthOf(character: string): number {
  const point = character.codePointAt(0)!;
  if (point < 0x300) return 1;
  if (/^[\p{Mn}\p{Me}\u200b-\u200d\ufe00-\ufe0f]/u.test(character)) return 0;
  return wide.some(([first, last]) => point >= first && point <= last) ? 2 : 1;
}
