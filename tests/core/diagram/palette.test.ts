import assert from 'node:assert/strict';
import { test } from 'node:test';
import { palette, paintOf, semanticClasses, type SemanticClass } from '../../../src/core/diagram/svg/palette.ts';

/** Contrast of two colours as in WCAG 2.2: 1 to 21. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const hex = colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit).join('') : colour.slice(1);
  const [r, g, b] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test('texts and lines have a contrast of at least 4.5:1 on what they stand on', () => {
  for (const name of Object.keys(semanticClasses) as SemanticClass[]) {
    const { fill, stroke, text }: ReturnType<typeof paintOf> = paintOf([name]);
    assert.ok(contrast(text ?? palette.text, fill) >= 4.5, `text of ${name}`);
    assert.ok(contrast(stroke, palette.surface) >= 4.5, `border of ${name}`);
  }
  for (const ground of [palette.surface, palette.raised]) {
    assert.ok(contrast(palette.text, ground) >= 4.5);
    assert.ok(contrast(palette.line, ground) >= 4.5);
  }
});

test('the last class wins, and no class is plain', () => {
  assert.equal(paintOf(['known', 'destroys']).stroke, palette.danger);
  assert.equal(paintOf([]).fill, palette.surface);
});
