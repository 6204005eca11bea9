import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The part of fontkit used here; it ships no types. */
interface Font {
  readonly unitsPerEm: number;
  readonly characterSet: readonly number[];
  readonly hmtx: { readonly metrics: { get(glyph: number): { readonly advance: number } } };
  glyphForCodePoint(code: number): { readonly id: number };
}

const require = createRequire(import.meta.url);
const fontkit = require('fontkit') as { create(bytes: Uint8Array): Font };
const subsets = ['latin', 'latin-ext', 'greek', 'cyrillic'];

/** Blocks that the table covers, inclusive: Latin, Greek, Cyrillic, punctuation, money, arrows, operators, shapes. */
const blocks: readonly (readonly [number, number])[] = [
  [0x20, 0x7e], [0xa0, 0x17f], [0x370, 0x3ff], [0x400, 0x45f], [0x2010, 0x203a], [0x20ac, 0x20ac],
  [0x2116, 0x2122], [0x2190, 0x21d4], [0x2200, 0x2265], [0x25a0, 0x25cf], [0x2713, 0x2717],
];

/** The text of `font-widths.ts`, measured with fontkit on the files of @fontsource/arimo. */
export async function generateFontWidths(): Promise<string> {
  const weights = [];
  for (const [name, weight] of [['regular', 400], ['bold', 700]] as const) {
    weights.push(`  ${name}: [\n${ranges(await measure(weight)).join('\n')}\n  ],`);
  }
  return `/**
 * Advance widths of Arimo in thousandths of an em: runs of consecutive code points, each with its first one.
 * Generated (UPDATE=1 node --test tests/core/diagram/font-widths.test.ts), and compared there with the font.
 * A table, because core has no disk to read a font from. Arimo, because Arial, Liberation Sans and Helvetica
 * share its widths, and one of the four is on nearly every machine.
 */
export const fontWidths: Readonly<Record<'regular' | 'bold', readonly (readonly [number, string])[]>> = {
${weights.join('\n')}
};
`;
}

async function measure(weight: number): Promise<Map<number, number>> {
  const widths = new Map<number, number>();
  for (const subset of subsets) {
    const font = fontkit.create(await readFile(require.resolve(`@fontsource/arimo/files/arimo-${subset}-${weight}-normal.woff`)));
    for (const code of font.characterSet) {
      if (!widths.has(code) && blocks.some(([first, last]) => code >= first && code <= last)) {
        widths.set(code, Math.round((font.hmtx.metrics.get(font.glyphForCodePoint(code).id).advance / font.unitsPerEm) * 1000));
      }
    }
  }
  return widths;
}

function ranges(widths: Map<number, number>): string[] {
  const runs: [number, number[]][] = [];
  for (const [code, width] of [...widths].sort(([a], [b]) => a - b)) {
    const last = runs.at(-1);
    if (last && last[0] + last[1].length === code) last[1].push(width);
    else runs.push([code, [width]]);
  }
  return runs.map(([first, run]) => `    [0x${first.toString(16)}, '${run.join(' ')}'],`);
}
