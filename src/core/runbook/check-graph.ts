import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { changesBeforeEvidence, depths, endlessSteps, type RunbookGraph } from './graph.ts';
import type { Answer, Step } from './runbook.ts';
import { outcomeHeadings } from './schema.ts';

/** Everything that is wrong with the tree as a whole. @param startPlace where the front matter names the start */
export function checkGraph(graph: RunbookGraph, startPlace: Place): Diagnostic[] {
  const steps = [...graph.steps.values()];
  const ids = [...graph.steps.keys()];
  const found = steps.flatMap((step) => [...checkEnd(step), ...checkTargets(step, ids)]);
  const meant = steps.flatMap((step) => step.answers).flatMap(({ target }) => meantStep(target, ids) ?? []);
  if (steps.length > 0 && !graph.steps.has(graph.start)) {
    const suggestion = suggest(graph.start, ids);
    found.push(diagnostic('runbook/unknown-start', startPlace, { start: graph.start, known: ids, ...(suggestion && { suggestion }) }));
    return found;
  }
  return [...found, ...checkReach(graph, steps, meant), ...checkEndless(graph, steps), ...checkEvidence(graph)];
}

function checkEnd({ title, outcome, answers, place }: Step): Diagnostic[] {
  // An empty heading is a mistake of its own, and most likely this is no step.
  if (title === '') return [];
  const [first] = answers;
  if (outcome && first) return [diagnostic('runbook/outcome-with-answers', first.place, { title, answer: first.label })];
  if (outcome || first) return [];
  const colon = title.indexOf(':');
  const outcomeWord = suggest(colon < 0 ? title.split(' ')[0]! : title.slice(0, colon), Object.keys(outcomeHeadings));
  return [diagnostic('runbook/no-answers', place, { title, ...(outcomeWord && { outcomeWord }) })];
}

function checkTargets(step: Step, ids: readonly string[]): Diagnostic[] {
  const first = new Map<string, Answer>();
  return step.answers.flatMap((answer) => {
    const { label, target, place } = answer;
    const found: Diagnostic[] = [];
    const earlier = first.get(label);
    if (earlier) found.push(diagnostic('runbook/duplicate-answer', place, { label }, { related: [{ note: 'the first', place: earlier.place }] }));
    else first.set(label, answer);
    if (target.kind === 'step' && !ids.includes(target.step)) {
      const suggestion = meantStep(target, ids);
      found.push(diagnostic('runbook/unknown-step', place, { label, step: target.step, ...(suggestion && { suggestion }) }));
    }
    return found;
  });
}

/** The step that an answer to an unknown one most likely means: a like name, or a shortened one. */
function meantStep(target: Answer['target'], ids: readonly string[]): string | undefined {
  if (target.kind !== 'step' || target.step === '' || ids.includes(target.step)) return undefined;
  const { step } = target;
  return suggest(step, ids) ?? ids.find((id) => id !== '' && (id.startsWith(`${step}-`) || step.startsWith(`${id}-`)));
}

/** @param meant steps that misspelt answers mean: reached once those are corrected */
function checkReach(graph: RunbookGraph, steps: readonly Step[], meant: readonly string[]): Diagnostic[] {
  const reached = new Set([graph.start, ...meant].flatMap((id) => [...depths(graph, id).keys()]));
  const start = graph.steps.get(graph.start)?.title ?? graph.start;
  return steps
    .filter((step) => !reached.has(step.id) && step.title !== '')
    .map((step) => diagnostic('runbook/unreachable-step', step.place, { title: step.title, start }));
}

/** One diagnostic for each group of steps that lead to one another. */
function checkEndless(graph: RunbookGraph, steps: readonly Step[]): Diagnostic[] {
  const endless = endlessSteps(graph);
  const reported = new Set<string>();
  const found: Diagnostic[] = [];
  for (const step of steps) {
    if (!endless.has(step.id) || reported.has(step.id)) continue;
    const ahead = [...depths(graph, step.id).keys()];
    const isNew = !ahead.some((id) => reported.has(id));
    for (const id of ahead) reported.add(id);
    if (!isNew) continue;
    const group = steps.filter((other) => ahead.includes(other.id));
    found.push(diagnostic('runbook/never-ends', step.place, { title: step.title, steps: group.map((other) => other.title) }, {
      related: group.filter((other) => other !== step).map((other) => ({ note: `“${other.title}” is one of them`, place: other.place })),
    }));
  }
  return found;
}

function checkEvidence(graph: RunbookGraph): Diagnostic[] {
  return changesBeforeEvidence(graph).map((way) => {
    const step = way.at(-1)!;
    const command = step.command!;
    return diagnostic('runbook/changes-before-evidence', command.place, {
      title: step.title, class: command.class, way: way.map((passed) => passed.title),
    }, {
      related: way.slice(0, -1).map((passed) => ({ note: 'passed on the way, without a command that only reads', place: passed.place })),
    });
  });
}
