import { harmless } from '../../core/diagnostics/terminal-text.ts';
import type { Evidence, Fact } from '../../core/evidence/evidence.ts';
import { narrowedSentence } from '../../core/evidence/narrowed-sentence.ts';
import type { SeenEvidence } from '../evidence-in.ts';
import { indented, proseLines } from './page.ts';
import { narrower, type Style } from './style.ts';

/** What a text holds beside its log lines, a block for each thing; then what narrowed the answer. */
export function evidenceParts({ evidence, named }: SeenEvidence, style: Style): string[][] {
  return [
    ...evidence.map((each) => evidenceLines(each, style)),
    ...(named.length > 0 ? [narrowedLines(named, style)] : []),
  ];
}

function evidenceLines({ title, firstLine, lastLine, facts, next, records }: Evidence, style: Style): string[] {
  const width = facts.reduce((most, { term }) => Math.max(most, term.length), 0) + 2;
  const inner = narrower(style, width + 2);
  const arrow = style.unicode ? '→' : '->';
  return [
    `${style.bold(harmless(title))}  ${style.dim(firstLine === lastLine ? `line ${firstLine}` : `lines ${firstLine} to ${lastLine}`)}`,
    ...facts.flatMap((fact) => factLines(fact, width, inner)),
    ...records.flatMap(({ record, title: name, because }) => [
      `  ${style.yellow('Look at')} ${style.cyan(`leadline show ${harmless(record)}`)}`,
      ...indented(proseLines(`${name}: ${because}.`, style.width - 4), 4),
    ]),
    ...next.flatMap((sentence) => indented(proseLines(sentence, style.width - 5).map((line, index) => (index === 0 ? `${arrow} ${line}` : `${' '.repeat(arrow.length + 1)}${line}`)), 2)),
  ];
}

/** The term in a column of its own, its meaning below the value. */
function factLines({ term, value, meaning }: Fact, width: number, style: Style): string[] {
  const lines = [...proseLines(value, style.width), ...(meaning === undefined ? [] : proseLines(meaning, style.width).map(style.dim))];
  return lines.map((line, index) => (index === 0 ? `  ${style.cyan(harmless(term))}${' '.repeat(width - term.length)}${line}` : `${' '.repeat(width + 2)}${line}`));
}

function narrowedLines(named: SeenEvidence['named'], style: Style): string[] {
  return proseLines(`${narrowedSentence(named)} Others: --version-of <product>=<version>.`, style.width);
}
