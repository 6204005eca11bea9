import { harmless, textWidth } from '../../core/diagnostics/terminal-text.ts';
import type { Style } from './style.ts';

/** A block of text that is to be read or copied as it stands. */
export interface Box {
  /** Said in the upper edge, in capitals: a command's class, `OUTPUT`, a log's role. */
  readonly label: string;
  readonly title?: string;
  /** Said below it: why a command has its class. */
  readonly reason?: string;
  /** Said below it: where a command holds. */
  readonly holds?: string;
  readonly text: string;
  readonly look: (text: string) => string;
}

/**
 * Lines above and below, none beside: what is selected with the mouse over several lines is the text and nothing else.
 * Text is never wrapped here; a terminal that wraps it keeps a long command copyable.
 */
export function drawBox(style: Style, { label, title, reason, holds, text, look }: Box): string[] {
  const line = style.unicode ? '─' : '-';
  const [open, close] = style.unicode ? ['┌', '└'] : ['+', '+'];
  const head = harmless(`${label}${title ? `  ${title}` : ''}`);
  const rest = Math.max(2, style.width - textWidth(head) - 4);
  return [
    `${look(`${open}${line} ${style.bold(harmless(label))}`)}${title ? `  ${harmless(title)}` : ''} ${look(line.repeat(rest))}`,
    ...text.replace(/\n+$/, '').split('\n').map((row) => `  ${harmless(row.replaceAll('\t', '    '))}`.trimEnd()),
    ...(reason ? [style.dim(`  (${harmless(reason)})`)] : []),
    ...(holds ? [`  ${style.bold(`(${harmless(holds)})`)}`] : []),
    look(`${close}${line.repeat(Math.max(2, style.width - 1))}`),
  ];
}
