import type { Step } from './runbook.ts';

/** The tree as it is: steps by id, edges between steps only. */
export interface RunbookGraph {
  readonly start: string;
  readonly steps: ReadonlyMap<string, Step>;
}

export function graphOf(start: string, steps: readonly Step[]): RunbookGraph {
  return { start, steps: new Map(steps.map((step) => [step.id, step])) };
}

/** Steps that an answer leads to, in the order of the answers; unknown ones are left out. */
export function nextSteps(graph: RunbookGraph, step: Step): Step[] {
  return step.answers.flatMap(({ target }) => {
    const next = target.kind === 'step' ? graph.steps.get(target.step) : undefined;
    return next ? [next] : [];
  });
}

/**
 * Every step that can be reached from `from`, itself included, with the number of answers on the shortest way.
 * In the order of that number.
 */
export function depths(graph: RunbookGraph, from: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  if (graph.steps.has(from)) found.set(from, 0);
  for (const [id, depth] of found) {
    for (const next of nextSteps(graph, graph.steps.get(id)!)) if (!found.has(next.id)) found.set(next.id, depth + 1);
  }
  return found;
}

/**
 * Steps from which no end can be reached. An end is an outcome or an answer that leads to an incident or a runbook; a step
 * without answers and an answer to an unknown step count too, since they are mistakes of another kind.
 */
export function endlessSteps(graph: RunbookGraph): ReadonlySet<string> {
  const comesFrom = new Map<string, string[]>();
  const ending: string[] = [];
  for (const step of graph.steps.values()) {
    const next = nextSteps(graph, step);
    if (step.outcome || step.answers.length === 0 || next.length < step.answers.length) ending.push(step.id);
    for (const { id } of next) {
      const before = comesFrom.get(id) ?? [];
      before.push(step.id);
      comesFrom.set(id, before);
    }
  }
  const ends = new Set(ending);
  for (const id of ends) for (const before of comesFrom.get(id) ?? []) ends.add(before);
  return new Set([...graph.steps.keys()].filter((id) => !ends.has(id)));
}

/**
 * The shortest ways on which a command that changes or destroys something stands before any read-only command: for each such
 * step the steps from the start to it, itself last.
 */
export function changesBeforeEvidence(graph: RunbookGraph): Step[][] {
  const start = graph.steps.get(graph.start);
  if (!start) return [];
  const cameFrom = new Map<Step, Step | undefined>([[start, undefined]]);
  const found: Step[] = [];
  for (const step of cameFrom.keys()) {
    if (step.command?.class === 'read-only') continue;
    if (step.command) found.push(step);
    else for (const next of nextSteps(graph, step)) if (!cameFrom.has(next)) cameFrom.set(next, step);
  }
  return found.map((step) => {
    const way: Step[] = [];
    for (let at: Step | undefined = step; at; at = cameFrom.get(at)) way.unshift(at);
    return way;
  });
}
