import type { Step } from '../../core/runbook/runbook.ts';
import { proseLines } from './page.ts';
import type { Style } from './style.ts';

/** Why the command of a step does not hold on the person's host, if it does not. */
export type Objection = (step: Step) => string | undefined;

export const noObjection: Objection = () => undefined;

export function objectionLines(step: Step, objectionTo: Objection, style: Style): string[] {
  const objection = objectionTo(step);
  return objection ? ['', ...proseLines(objection, style.width).map((line) => style.red(style.bold(line)))] : [];
}
