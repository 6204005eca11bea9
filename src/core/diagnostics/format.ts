import { byText } from '../order.ts';
import { diagnosticUrl } from '../knowledge-base/urls.ts';
import { codeFrame } from './code-frame.ts';
import type { Diagnostic, Place, Severity } from './diagnostic.ts';
import { paint, type Paint } from './paint.ts';
import { harmless, wrap } from './terminal-text.ts';

export interface FormatOptions {
  readonly color: boolean;
  /** Columns of the terminal; lines are wrapped or cut to fit. */
  readonly width: number;
  /** Draw the frame with box characters; default true. */
  readonly unicode?: boolean;
}

/**
 * A diagnostic for a terminal: what is wrong, `file:line:column`, the lines with carets below the very extent, what belongs
 * to it, what to do, and its page. Without colours it is plain text. No line break at the end.
 *
 * @param sourceText text of the file in which it stands; without it there is no frame
 */
export function formatDiagnostic(diagnostic: Diagnostic, sourceText: string | undefined, options: FormatOptions): string {
  const style = paint(options.color);
  const signs = options.unicode === false ? ascii : boxes;
  const { severity, code, message, place, help, related } = diagnostic;
  const title = wrap(harmless(`${severity}[${code}]: ${message}`), options.width, 2);
  const label = `${severity}[${code}]`;
  const gutter = String(Math.max(...[place, ...related.map((other) => other.place)].map((each) => each.endLine ?? each.line))).length;
  const indent = ' '.repeat(gutter);

  const parts = [
    severityStyle(severity, style)(style.bold(title.slice(0, label.length))) + style.bold(title.slice(label.length)),
    frame(place, sourceText, signs.open, indent),
  ];
  for (const other of related) {
    parts.push(`${indent} ${style.blue(signs.bar)}`, `${indent} ${style.blue(signs.note)} ${wrap(harmless(other.note), options.width - gutter - 3, gutter + 3)}`);
    parts.push(frame(other.place, other.place.file === place.file ? sourceText : undefined, signs.open, indent));
  }
  const closing = `${indent} ${style.blue(signs.bar)}`;
  const line = (name: string, text: string) =>
    `${indent} ${style.blue(signs.note)} ${style.cyan(`${name}:`)} ${wrap(harmless(text), options.width - gutter - name.length - 5, gutter + name.length + 5)}`;
  parts.push(closing, line('help', help), line('see', diagnosticUrl(code)));
  return parts.join('\n');

  function frame(at: Place, text: string | undefined, open: string, margin: string): string {
    const head = `${margin} ${style.blue(open)} ${harmless(at.file)}:${at.line}:${at.column}`;
    if (text === undefined) return head;
    const bar = style.blue(signs.bar);
    const rows = codeFrame(text, at, Math.max(20, options.width - gutter - 3), signs.cut).flatMap((row) => [
      `${style.blue(String(row.number ?? '').padStart(gutter))} ${bar} ${row.text}`.trimEnd(),
      ...(row.marks ? [`${margin} ${bar} ${severityStyle(severity, style)(row.marks)}`] : []),
    ]);
    return [head, `${margin} ${bar}`, ...rows].join('\n');
  }
}

const boxes = { open: '╭─', bar: '│', note: '╰', cut: '…' };
const ascii = { open: '-->', bar: '|', note: '=', cut: '...' };

function severityStyle(severity: Severity, style: Paint): (text: string) => string {
  return { error: style.red, warning: style.yellow, info: style.blue }[severity];
}

/** By file, line, column, then severity, code and message; the same on every machine. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort((a, b) =>
    byText(a.place.file, b.place.file)
    || a.place.line - b.place.line
    || a.place.column - b.place.column
    || severities.indexOf(a.severity) - severities.indexOf(b.severity)
    || byText(a.code, b.code)
    || byText(a.message, b.message));
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** `3 errors, 1 warning in 2 files`; `no problems` where there are none. */
export function formatSummary(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return 'no problems';
  const count = (severity: Severity, word: string) => {
    const number = diagnostics.filter((each) => each.severity === severity).length;
    return number > 0 ? [plural(number, word)] : [];
  };
  const files = new Set(diagnostics.map((each) => each.place.file)).size;
  return `${[...count('error', 'error'), ...count('warning', 'warning'), ...count('info', 'note')].join(', ')} in ${plural(files, 'file')}`;
}

const plural = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
