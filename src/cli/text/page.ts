import { harmless, textWidth, wrap } from '../../core/diagnostics/terminal-text.ts';
import type { Style } from './style.ts';

/** Text of content or of a log as lines of at most `width` columns; what a terminal would obey is made visible. */
export const proseLines = (text: string, width: number, indent = 0): string[] =>
  wrap(harmless(text.replace(/\s+/g, ' ')), width, indent).split('\n');

/** The title of a record, a runbook or an order, underlined. */
export function titleLines(title: string, style: Style): string[] {
  const lines = proseLines(title, style.width);
  const widest = Math.max(...lines.map(textWidth));
  return [...lines.map(style.bold), style.dim((style.unicode ? '═' : '=').repeat(Math.min(widest, style.width)))];
}

/** A section's heading, which stands out without colours too. */
export const headingLine = (title: string, style: Style): string => style.bold(harmless(title).toUpperCase());

export const indented = (lines: readonly string[], columns: number): string[] =>
  lines.map((line) => (line === '' ? '' : `${' '.repeat(columns)}${line}`));

/** Names in one column, what they are in the other; rows without anything are left out. */
export function fieldLines(fields: readonly (readonly [string, string | undefined])[], style: Style): string[] {
  const given = fields.filter((field): field is readonly [string, string] => field[1] !== undefined && field[1] !== '');
  const width = Math.max(0, ...given.map(([name]) => name.length)) + 2;
  return given.map(([name, value]) => `${style.dim(name.padEnd(width))}${wrap(value, style.width, width)}`);
}

/** What to type next, each with what it does: in two columns where there is room, else below each other. */
export function nextLines(steps: readonly (readonly [string, string])[], style: Style): string[] {
  const width = Math.max(0, ...steps.map(([step]) => textWidth(step)));
  const fits = steps.every(([, what]) => 2 + width + 2 + textWidth(what) <= style.width);
  return [style.bold('Next'), ...steps.flatMap(([step, what]) => fits
    ? [`  ${style.cyan(step)}${' '.repeat(width - textWidth(step))}  ${what}`]
    : [`  ${style.cyan(step)}`, `    ${proseLines(what, style.width, 4).join('\n')}`])];
}

/** Parts with a blank line between them, ending in a line break. */
export const joined = (parts: readonly (readonly string[])[]): string =>
  `${parts.filter((part) => part.length > 0).map((part) => part.join('\n')).join('\n\n')}\n`;
