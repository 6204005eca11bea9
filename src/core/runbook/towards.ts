import type { Answer, Runbook } from './runbook.ts';

/**
 * The shortest ways through a runbook to an incident: their steps and answers, nothing beside them. Each question that leads
 * straight to the incident is reached once.
 *
 * @returns `undefined` when no answer leads there
 */
export function runbookTowards(runbook: Runbook, incident: string): Runbook | undefined {
  const byId = new Map(runbook.steps.map((step) => [step.id, step]));
  const cameFrom = new Map<string, string | undefined>([[runbook.start, undefined]]);
  for (const id of cameFrom.keys()) {
    for (const { target } of byId.get(id)?.answers ?? []) {
      if (target.kind === 'step' && !cameFrom.has(target.step)) cameFrom.set(target.step, id);
    }
  }

  const arrives = ({ target }: Answer): boolean => target.kind === 'incident' && target.incident === incident;
  const onTheWay = new Set<string>();
  for (const step of runbook.steps.filter(({ id, answers }) => cameFrom.has(id) && answers.some(arrives))) {
    for (let id: string | undefined = step.id; id !== undefined && !onTheWay.has(id); id = cameFrom.get(id)) onTheWay.add(id);
  }
  if (onTheWay.size === 0) return undefined;

  const leads = (from: string) => ({ target }: Answer): boolean =>
    target.kind === 'step' && onTheWay.has(target.step) && cameFrom.get(target.step) === from;
  return {
    ...runbook,
    steps: runbook.steps
      .filter(({ id }) => onTheWay.has(id))
      .map((step) => ({ ...step, answers: step.answers.filter((answer) => arrives(answer) || leads(step.id)(answer)) })),
  };
}
