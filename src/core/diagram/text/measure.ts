import { fontWidths } from './font-widths.ts';

export type Weight = 'regular' | 'bold';

/** Advance width of `text` in pixels, for a font size in pixels; without kerning, which `textLength` makes up for. */
export function measureText(text: string, size: number, weight: Weight = 'regular'): number {
  let thousandths = 0;
  for (const character of text) thousandths += advance(character, weight);
  return (thousandths * size) / 1000;
}

const tables = { regular: table('regular'), bold: table('bold') };

function table(weight: Weight): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (const [first, run] of fontWidths[weight]) {
    for (const [index, width] of run.split(' ').entries()) widths.set(first + index, Number(width));
  }
  return widths;
}

/** Chinese, Japanese, Korean and full-width forms: one em in every font. */
const fullWidth =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
const widthless = /[\p{Mn}\p{Me}\p{Cf}]/u;
const pictorial = /[\u2190-\u2bff\u{1f000}-\u{1faff}]/u;

function advance(character: string, weight: Weight): number {
  const known = tables[weight].get(character.codePointAt(0)!);
  if (known !== undefined) return known;
  if (isFullWidth(character)) return 1000;
  if (widthless.test(character)) return 0;
  // Arimo's web subsets lack these; an em is what the fonts that have them use, or a little more.
  if (pictorial.test(character)) return 1000;
  return 620;
}

/** Whether text may break on both sides of the character, as between Chinese ones. */
export function isFullWidth(character: string): boolean {
  return fullWidth.test(character);
}
