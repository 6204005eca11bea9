import { codeFrame } from '../../core/diagnostics/code-frame.ts';
import { harmless } from '../../core/diagnostics/terminal-text.ts';
import type { ConditionReport, Explanation, Failure } from '../../core/signature/explain.ts';
import type { Match } from '../../core/signature/signature.ts';
import type { IncidentCard } from '../../node/catalogue.ts';
import { indented, proseLines } from './page.ts';
import { ranges } from './ranges.ts';
import { paintOf, type Style } from './style.ts';

/** Text cut into lines, as places in it are counted. */
export const pasteLines = (text: string): string[] => text.split('\n').map((line) => line.replace(/\r$/, ''));

/** A record that a log shows: which, what it is, and the lines that say so with the matched part marked. */
export function knownText(card: IncidentCard, match: Match, lines: readonly string[], style: Style): string[] {
  const { severity, status } = card;
  const dot = style.unicode ? ' · ' : ', ';
  const fixed = card['fixed-in'] ? `fixed in ${ranges(card['fixed-in'])}` : paintOf(style, status)(status);
  return [
    `${style.green(style.bold('KNOWN'))}  ${style.bold(card.id)}`,
    ...indented([
      ...proseLines(card.title, style.width - 7),
      [paintOf(style, severity)(severity), card.component, fixed].join(dot),
    ], 7),
    '',
    ...frameLines(match, lines, style),
    '',
    ...proseLines(card.summary, style.width),
  ];
}

/** The matched lines with their numbers in the paste, and carets below what matched. */
function frameLines({ lines: found }: Match, lines: readonly string[], style: Style): string[] {
  const spans = found.flatMap((line) => [line, ...(line.more ?? [])]);
  const gutter = Math.max(4, ...spans.map(({ line }) => String(line).length));
  const bar = style.dim(style.unicode ? '│' : '|');
  return spans.flatMap(({ line, start, end }) => {
    const place = { file: '', line: 1, column: start, endLine: 1, endColumn: end };
    return codeFrame(lines[line - 1] ?? '', place, style.width - gutter - 3, style.unicode ? '…' : '...').flatMap(({ text, marks }) => [
      `${style.dim(String(line).padStart(gutter))} ${bar} ${text}`,
      ...(marks ? [`${' '.repeat(gutter)} ${bar} ${style.green(marks)}`] : []),
    ]);
  });
}

const failures: Readonly<Record<Failure, string>> = {
  'not-found': 'not found',
  'out-of-order': 'found only before the line above it',
  present: 'found, and must not be there',
  'something-follows': 'the program wrote on after it',
};

/** A signature, condition by condition. */
export function explanationText({ record, signature, holds, conditions }: Explanation, style: Style): string[] {
  const head = `${style.bold(record)}, signature ${signature + 1}: ${holds ? style.green('holds') : style.yellow('does not hold')}`;
  return [head, ...indented(conditions.flatMap((condition) => conditionLines(condition, style)), 2)];
}

function conditionLines({ condition, holds, absent, failure, places, nearest }: ConditionReport, style: Style): string[] {
  const mark = holds ? style.green(style.unicode ? '✓' : '+') : style.red(style.unicode ? '✗' : 'x');
  const at = places.map(({ line }) => line).join(', ');
  const where = at === '' ? '' : ` ${places.length === 1 ? 'in line' : 'in lines'} ${at}`;
  const said = failure ? `${failures[failure]}${failure === 'not-found' ? '' : where}` : absent ? 'is not there' : `found${where}`;
  const lines = [`${mark} ${harmless(condition)}`, style.dim(`    ${said}`)];
  if (nearest) {
    const lacks = nearest.misses.length > 0 ? `, lacks ${nearest.misses.join(' ')}` : '';
    lines.push(...indented(proseLines(`nearest: line ${nearest.line} has ${nearest.agrees.join(' ')}${lacks}`, style.width - 6, 2).map(style.dim), 4));
  }
  return lines;
}
