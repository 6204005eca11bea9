import type { StartupOrder, StartupStep } from './startup-order.ts';

/** What a list of steps shows of one. */
export type StepName = Pick<StartupStep, 'stage' | 'number' | 'name'>;

/** A step near the one that stops, and whether start-up gets there. */
export interface StepAtStop extends StepName {
  readonly state: 'passed' | 'stopped' | 'not-reached';
}

/** Steps shown before and after the one that stops. */
const around = 2;

/** The steps around the one at which an incident stops, in order; empty when the order has no such stage. */
export function stepsAroundStop(
  { daemon, steps }: Pick<StartupOrder, 'daemon'> & { readonly steps: readonly StepName[] }, stage: string | undefined,
): StepAtStop[] {
  const stop = steps.findIndex((step) => `${daemon}/${step.stage}` === stage);
  if (stop < 0) return [];
  return steps.slice(Math.max(0, stop - around), stop + around + 1).map(({ stage, number, name }) => ({
    stage, number, name,
    state: number < steps[stop]!.number ? 'passed' : number === steps[stop]!.number ? 'stopped' : 'not-reached',
  }));
}
