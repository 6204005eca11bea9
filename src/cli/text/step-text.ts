import type { Step } from '../../core/runbook/runbook.ts';
import { htmlLines } from './html-text.ts';
import { objectionLines, type Objection } from './objection.ts';
import { indented, proseLines } from './page.ts';
import { outcomeLook } from './runbook-text.ts';
import { narrower, type Style } from './style.ts';

/** A step as it is asked: its title, its text with the command in a box, and its answers numbered. */
export function stepText(step: Step, objectionTo: Objection, style: Style): string[] {
  const title = proseLines(step.title, style.width).map(outcomeLook(step, style));
  const text = htmlLines(step.html, style);
  return [
    ...title,
    ...(text.length > 0 ? ['', ...text] : []),
    ...objectionLines(step, objectionTo, style),
    ...(step.answers.length > 0 ? ['', ...answerLines(step, style)] : []),
  ];
}

function answerLines({ answers }: Step, style: Style): string[] {
  const columns = String(answers.length).length + 2;
  const inner = narrower(style, columns + 2);
  return answers.flatMap(({ label, note }, index) => [
    `  ${style.cyan(String(index + 1).padStart(columns - 2))}  ${proseLines(label, inner.width, columns + 2).join('\n')}`,
    ...(note ? indented(proseLines(note, inner.width).map(style.dim), columns + 2) : []),
  ]);
}
