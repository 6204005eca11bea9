import { codeFrame } from '../../core/diagnostics/code-frame.ts';
import { harmless } from '../../core/diagnostics/terminal-text.ts';
import type { ConditionReport, Explanation, Failure } from '../../core/signature/explain.ts';
import type { Consequence } from '../../core/signature/consequence.ts';
import type { Candidate, Verdict } from '../../core/signature/judge.ts';
import type { MatchedLine } from '../../core/signature/signature.ts';
import { confidenceWords, consequencesHead, settledBy, similarSentence } from '../../core/verdict/words.ts';
import type { IncidentCard } from '../../node/catalogue.ts';
import { indented, proseLines } from './page.ts';
import { ranges } from './ranges.ts';
import { paintOf, type Style } from './style.ts';

/** A record that a log may show. */
export interface Found {
  readonly card: IncidentCard;
  readonly candidate: Candidate;
}

/** What is printed of a known one. */
export interface KnownFound {
  readonly card: IncidentCard;
  readonly candidate: Pick<Candidate, 'agrees' | 'role'>;
}

/** What to type next for a known one, each with what it does. */
export const commandsFor = (id: string): [string, string][] => [
  [`leadline show ${id}#confirm`, 'make sure before you act'],
  [`leadline show ${id}`, 'all of it'],
];

/** Records of less likelihood are only in the JSON. */
const mostSimilar = 3;

/** The records that a log shows, the cause first; or those that it resembles. */
export function verdictParts(verdict: Verdict, found: readonly Found[], lines: readonly string[], style: Style): string[][] {
  if (verdict === 'unknown') return [];
  if (verdict === 'known') return found.map((one) => knownText(one, lines, style));
  return [
    proseLines(similarSentence, style.width),
    ...found.slice(0, mostSimilar).map((one) => similarText(one, lines, style)),
  ];
}

/** A record that a log shows: which, what it is, and the lines that say so with the matched part marked. */
export function knownText({ card, candidate: { agrees, role } }: KnownFound, lines: readonly string[], style: Style): string[] {
  return [
    `${style.green(style.bold('KNOWN'))}  ${style.bold(card.id)}${role === 'consequence' ? ', a consequence' : ''}`,
    ...indented(cardLines(card, style, 7), 7),
    '',
    ...frameLines(agrees, lines, style),
    '',
    ...proseLines(card.summary, style.width),
  ];
}

/** A record that a log resembles: what of its signature is there, what is not. */
function similarText({ card, candidate }: Found, lines: readonly string[], style: Style): string[] {
  return [
    `${style.yellow(style.bold('SIMILAR'))}  ${style.bold(card.id)}  ${style.dim(confidenceWords(candidate))}`,
    ...indented(cardLines(card, style, 9), 9),
    '',
    ...frameLines(candidate.agrees, lines, style),
    '',
    settledBy,
    ...candidate.missing.map((line) => `  ${harmless(line)}`),
  ];
}

function cardLines(card: IncidentCard, style: Style, indent: number): string[] {
  const { severity, status } = card;
  const dot = style.unicode ? ' · ' : ', ';
  const fixed = card['fixed-in'] ? `fixed in ${ranges(card['fixed-in'])}` : paintOf(style, status)(status);
  return [...proseLines(card.title, style.width - indent), [paintOf(style, severity)(severity), card.component, fixed].join(dot)];
}

/** What only follows from something else: which line, what it is, and how to get the log that says more. */
export function consequenceLines(consequences: readonly Consequence[], verdict: Verdict, style: Style): string[] {
  return [consequencesHead(verdict), ...consequences.flatMap(({ line, asks, command }) => [
    ...proseLines(`Line ${line.line}: ${asks}`, style.width, 2),
    `    ${style.cyan(command)}`,
  ])];
}

/** The matched lines with their numbers in the paste, and carets below what matched. */
function frameLines(found: readonly MatchedLine[], lines: readonly string[], style: Style): string[] {
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
