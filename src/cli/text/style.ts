import { paint, type Paint } from '../../core/diagnostics/paint.ts';
import type { CommandClass } from '../../core/shell/command.ts';

/** How text is drawn for one output: its colours, its signs and its width. */
export interface Style extends Paint {
  readonly color: boolean;
  /** Box characters and marks beyond ASCII may be used. */
  readonly unicode: boolean;
  /** Columns for the text. */
  readonly width: number;
  readonly green: (text: string) => string;
}

/** A line of prose longer than this is hard to read, however wide the terminal is. */
const widestProse = 100;

export function styleFor(options: { readonly color: boolean; readonly unicode: boolean; readonly width: number }): Style {
  const green = (text: string) => (options.color && text !== '' ? `\u001b[32m${text}\u001b[39m` : text);
  return { ...paint(options.color), ...options, width: Math.min(options.width, widestProse), green };
}

/** Where text goes on with less room, e.g. inside a list. */
export const narrower = (style: Style, columns: number): Style => ({ ...style, width: Math.max(20, style.width - columns) });

/** The colour in which a class, a severity or a status is said. */
export function paintOf(style: Style, word: string): (text: string) => string {
  switch (word) {
    case 'destroys': case 'outage': case 'open': return style.red;
    case 'changes': case 'degraded': case 'known-error': return style.yellow;
    case 'read-only': case 'fixed': return style.green;
    default: return (text) => text;
  }
}

export const classWords: Readonly<Record<CommandClass, string>> = { 'read-only': 'READ ONLY', changes: 'CHANGES', destroys: 'DESTROYS' };
