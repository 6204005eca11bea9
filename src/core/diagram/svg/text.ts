import type { TextBlock } from '../text/wrap.ts';
import { element, escapeText, type Attributes } from './markup.ts';

/**
 * The rows of a block as SVG text, the middle of the block at (`x`, `y`); the root sets `text-anchor` to `middle`.
 * One `text` a row, because Firefox ignores `textLength` on `tspan`; `textLength` fits any font into the measured width.
 */
export function textRows(block: TextBlock, x: number, y: number, attributes: Attributes = {}): string {
  const { size, rowHeight, weight } = block.font;
  const top = y - block.height / 2;
  return block.rows
    .map((row, index) => {
      if (row.text === '') return '';
      // A font's capitals stand about 0.72 em above the base line; half of that centres them.
      const baseline = top + index * rowHeight + rowHeight / 2 + size * 0.36;
      return element(
        'text',
        {
          x,
          y: baseline,
          'font-size': size === baseSize ? undefined : size,
          'font-weight': weight === 'bold' ? 'bold' : undefined,
          ...attributes,
          textLength: row.width,
          lengthAdjust: 'spacingAndGlyphs',
        },
        escapeText(row.text),
      );
    })
    // A blank shows nothing here, but keeps the words of two rows apart for who reads the text alone.
    .join(' ');
}

/** Font size set on the root, in pixels. */
export const baseSize = 14;
