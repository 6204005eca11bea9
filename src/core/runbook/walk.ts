import type { Guard } from '../incident/guard.ts';
import type { AnswerTarget, OutcomeKind, Runbook } from './runbook.ts';
import { selectorMatches } from './selector.ts';

/** What walking needs of a runbook; plain JSON, small enough to stand in a page. */
export interface WalkRunbook {
  readonly id: string;
  readonly title: string;
  readonly start: string;
  readonly steps: readonly WalkStep[];
}

export interface WalkStep {
  readonly id: string;
  readonly title: string;
  readonly outcome?: Exclude<OutcomeKind, 'known-error'>;
  /** Versions for which its command holds, by product; absent where it holds for all. */
  readonly holds?: Guard['versions'];
  readonly answers: readonly WalkAnswer[];
}

export interface WalkAnswer {
  /** Slug of the label, unique in its step; names the answer in trails. */
  readonly key: string;
  readonly label: string;
  readonly selectors: readonly string[];
  readonly target: AnswerTarget;
}

/** One choice: at `step`, the answer with that key. `at` is an ISO time. */
export interface TrailEntry {
  readonly step: string;
  readonly answer: string;
  readonly at?: string;
}

/** The choices so far, from the runbook's start on. Restarting is the empty trail. */
export type Trail = readonly TrailEntry[];

/** Where a trail has led. */
export type Position =
  | { readonly kind: 'step'; readonly step: WalkStep }
  | { readonly kind: 'outcome'; readonly step: WalkStep; readonly outcome: Exclude<OutcomeKind, 'known-error'> }
  | { readonly kind: 'incident'; readonly incident: string; readonly anchor?: string }
  | { readonly kind: 'runbook'; readonly runbook: string; readonly step?: string };

export function toWalkRunbook({ id, title, start, steps }: Runbook): WalkRunbook {
  return {
    id, title, start,
    steps: steps.map((step) => ({
      id: step.id,
      title: step.title,
      ...(step.outcome && { outcome: step.outcome }),
      ...(step.command?.holds && Object.keys(step.command.holds.versions).length > 0 && { holds: step.command.holds.versions }),
      answers: withKeys(step.answers),
    })),
  };
}

function withKeys(answers: Runbook['steps'][number]['answers']): WalkAnswer[] {
  const used = new Set<string>();
  return answers.map(({ label, selectors, target }) => {
    const slug = slugOf(label);
    let key = slug;
    for (let n = 2; used.has(key); n++) key = `${slug}-${n}`;
    used.add(key);
    return { key, label, selectors, target };
  });
}

/** At most 40 characters, so that a fragment stays short. */
function slugOf(label: string): string {
  const words = label.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return [...words.join('-')].slice(0, 40).join('').replace(/-$/, '') || 'answer';
}

export function findStep(runbook: WalkRunbook, id: string): WalkStep | undefined {
  return runbook.steps.find((step) => step.id === id);
}

/**
 * Where `trail` leads.
 *
 * @throws RangeError when the trail does not belong to the runbook; `readTrail` makes trails that do
 */
export function positionOf(runbook: WalkRunbook, trail: Trail): Position {
  const last = trail.at(-1);
  if (!last) return atStep(runbook, runbook.start);
  const chosen = findStep(runbook, last.step)?.answers.find(({ key }) => key === last.answer);
  if (!chosen) throw new RangeError(`no answer ${last.answer} at ${last.step} in ${runbook.id}`);
  return chosen.target.kind === 'step' ? atStep(runbook, chosen.target.step) : chosen.target;
}

function atStep(runbook: WalkRunbook, id: string): Position {
  const step = findStep(runbook, id);
  if (!step) throw new RangeError(`no step ${id} in ${runbook.id}`);
  return step.outcome ? { kind: 'outcome', step, outcome: step.outcome } : { kind: 'step', step };
}

/**
 * The trail with one more choice.
 *
 * @param index of the answer, from 0
 * @param at ISO time of the choice
 * @throws RangeError when the walk has ended or there is no such answer
 */
export function answer(runbook: WalkRunbook, trail: Trail, index: number, at?: string): Trail {
  const position = positionOf(runbook, trail);
  const chosen = position.kind === 'step' ? position.step.answers[index] : undefined;
  if (position.kind !== 'step' || !chosen) throw new RangeError(`no answer ${index} here`);
  return [...trail, { step: position.step.id, answer: chosen.key, ...(at !== undefined && { at }) }];
}

/** Index of the first answer with a selector that the pasted output contains; `undefined` when none has. */
export function answerFor(step: WalkStep, output: string): number | undefined {
  const index = step.answers.findIndex(({ selectors }) => selectors.some((selector) => selectorMatches(selector, output)));
  return index < 0 ? undefined : index;
}

/** The trail without its last choice. */
export const back = (trail: Trail): Trail => trail.slice(0, -1);
