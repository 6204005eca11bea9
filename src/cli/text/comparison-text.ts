import { harmless, textWidth } from '../../core/diagnostics/terminal-text.ts';
import type { ComparedStage, OrderComparison } from '../../core/startup/compare.ts';
import { describeChange, describePlace, describeTurns } from '../../core/startup/describe-change.ts';
import { observableNames } from '../../core/startup/observable-names.ts';
import { countChanges, countWords } from '../../core/startup/summarise-comparison.ts';
import { changeLines } from './change-lines.ts';
import { headingLine, indented, joined, proseLines, titleLines } from './page.ts';
import { narrower, type Style } from './style.ts';

/** Two versions of a daemon side by side; steps that are the same stand as their numbers only. */
export function comparisonText(comparison: OrderComparison, style: Style): string {
  const { daemon, from, to, stages } = comparison;
  const inner = narrower(style, 2);
  return joined([
    titleLines(`${daemon}: ${from.name} and ${to.name}`, style),
    proseLines(`${from.steps} steps and ${to.steps}: ${countWords(countChanges(comparison))}.`, style.width),
    [headingLine('From where on a thing can be seen', style), ...indented(observableLines(comparison, inner), 2)],
    [headingLine('Step by step', style), ...indented(stages.flatMap((stage) => stageLines(stage, inner)), 2)],
    [style.dim(`leadline show ${daemon}/<step> shows one of them through all versions, e.g. ${daemon}/${stages[0]?.stage ?? ''}`)],
  ]);
}

function observableLines({ from, to, observables }: OrderComparison, style: Style): string[] {
  const width = Math.max(textWidth(from.name), textWidth(to.name)) + 2;
  return observables.flatMap(({ key, from: was, to: is }) => [
    observableNames[key],
    ...([[from.name, was], [to.name, is]] as const).flatMap(([name, turns]) =>
      proseLines(`${name} ${describeTurns(turns)}`, style.width - 2, width).map((line, index) => `  ${index === 0 ? name.padEnd(width) + line.slice(name.length + 1) : line}`)),
  ]);
}

function stageLines(compared: ComparedStage, style: Style): string[] {
  const { stage, name, state, from, to, changes } = compared;
  const column = (number: number | undefined): string => (number === undefined ? '-' : String(number)).padStart(3);
  const looks = { kept: (text: string) => text, moved: style.yellow, appeared: style.green, went: style.red };
  const lines = changes.flatMap((change) => describeChange(change) ?? []);
  const head = `${column(from)} ${column(to)}  ${harmless(name)}`;
  if (state === 'kept' && lines.length === 0) return [style.dim(head)];
  const below = narrower(style, 9);
  return [
    `${looks[state](style.bold(head))}  ${style.dim(`#${stage}`)}${state === 'kept' ? '' : `  ${looks[state](state)}`}`,
    ...indented([...(state === 'moved' ? proseLines(describePlace(compared), below.width) : []), ...changeLines(lines, below)], 9),
  ];
}
