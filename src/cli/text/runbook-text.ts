import { harmless } from '../../core/diagnostics/terminal-text.ts';
import type { Answer, Runbook, Step } from '../../core/runbook/runbook.ts';
import { htmlLines } from './html-text.ts';
import { fieldLines, indented, joined, proseLines, titleLines } from './page.ts';
import { noObjection, objectionLines, type Objection } from './objection.ts';
import { narrower, paintOf, type Style } from './style.ts';

/** A runbook as text with its steps numbered, whole or one step of it. @param objectionTo says which commands do not hold */
export function runbookText(runbook: Runbook, step: Step | undefined, style: Style, objectionTo: Objection = noObjection): string {
  const numbers = new Map(runbook.steps.map(({ id }, index) => [id, index + 1]));
  if (step) return joined([[style.bold(harmless(runbook.title))], ...stepParts(step, numbers, objectionTo, style)]);
  const start = numbers.get(runbook.start);
  return joined([
    titleLines(runbook.title, style),
    proseLines(runbook.summary, style.width),
    fieldLines([['Id', runbook.id], ['Reviewed', runbook.reviewed], ['Walk it', `leadline walk ${runbook.id}`]], style),
    htmlLines(runbook.introductionHtml, style),
    start !== undefined && start !== 1 ? [`Begin at step ${start}.`] : [],
    ...runbook.steps.flatMap((each) => stepParts(each, numbers, objectionTo, style)),
  ]);
}

function stepParts(step: Step, numbers: ReadonlyMap<string, number>, objectionTo: Objection, style: Style): string[][] {
  const number = `${numbers.get(step.id)}.`;
  const indent = number.length + 1;
  const inner = narrower(style, indent);
  const title = proseLines(`${number} ${step.title}`, style.width, indent).map(outcomeLook(step, style));
  return [
    [...title, ...indented([...htmlLines(step.html, inner), ...objectionLines(step, objectionTo, inner)], indent)],
    indented(step.answers.flatMap((answer) => answerLines(answer, leadText(answer.target, numbers), inner)), indent),
  ];
}

/** How an outcome's title looks; a question is bold. */
export function outcomeLook({ outcome }: Pick<Step, 'outcome'>, style: Style): (text: string) => string {
  if (outcome === undefined) return style.bold;
  const paint = outcome === 'resolved' ? paintOf(style, 'fixed') : outcome === 'escalate' ? style.yellow : style.blue;
  return (text) => paint(style.bold(text));
}

function answerLines({ label, note }: Answer, lead: string, style: Style): string[] {
  const arrow = style.unicode ? '→' : '->';
  const lines = proseLines(`${arrow} ${label}: ${lead}`, style.width, arrow.length + 1);
  return note === '' ? lines : [...lines, ...indented(proseLines(note, style.width - arrow.length - 1).map(style.dim), arrow.length + 1)];
}

function leadText(target: Answer['target'], numbers: ReadonlyMap<string, number>): string {
  switch (target.kind) {
    case 'step': return `step ${numbers.get(target.step) ?? target.step}`;
    case 'incident': return `known error, leadline show ${target.incident}${target.anchor ? `#${target.anchor}` : ''}`;
    case 'runbook': return `runbook, leadline walk ${target.runbook}`;
  }
}
