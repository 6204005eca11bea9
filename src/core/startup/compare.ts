import { keptStages } from './align.ts';
import { stepChanges, type StepChange } from './compare-step.ts';
import { versionName } from './order-version.ts';
import { observableKeys, type ObservableKey } from './observable-keys.ts';
import type { Observation, StartupOrder, StartupStep } from './startup-order.ts';

/** One of the two orders. */
export interface ComparedOrder extends Pick<StartupOrder, 'version' | 'title'> {
  /** As people name the version. */
  readonly name: string;
  /** How many it has. */
  readonly steps: number;
}

/** A stage of either order. */
export interface ComparedStage {
  readonly stage: string;
  /** As the later order names it, if it has it. */
  readonly name: string;
  /** `kept`: it is in both, in the same order beside the other kept ones; `moved`: it is in both, and passed others. */
  readonly state: 'kept' | 'moved' | 'appeared' | 'went';
  /** Its number in each order. */
  readonly from?: number;
  readonly to?: number;
  /** Only where it moved: names of the kept steps right before it, then and now; missing where it is before all of them. */
  readonly after?: { readonly from?: string; readonly to?: string };
  /** What is different in it; empty unless both orders have it. */
  readonly changes: readonly StepChange[];
}

/** Where something that can be observed becomes possible, or ends. */
export interface ObservableTurn extends Pick<StartupStep, 'stage' | 'number' | 'name'>, Pick<Observation, 'state'> {}

/** Two versions of one daemon side by side. Plain JSON. */
export interface OrderComparison {
  readonly daemon: StartupOrder['daemon'];
  readonly from: ComparedOrder;
  readonly to: ComparedOrder;
  /** Every stage of either, in the order of `to`; those that went stand where they were. */
  readonly stages: readonly ComparedStage[];
  /** From which step on a thing can be seen, in each order. */
  readonly observables: readonly { readonly key: ObservableKey; readonly from: readonly ObservableTurn[]; readonly to: readonly ObservableTurn[] }[];
}

/** Compares two orders of one daemon, the earlier version first. */
export function compareOrders(from: StartupOrder, to: StartupOrder): OrderComparison {
  return {
    daemon: to.daemon,
    from: head(from),
    to: head(to),
    stages: compareStages(from.steps, to.steps),
    observables: observableKeys.map((key) => ({ key, from: turns(from.steps, key), to: turns(to.steps, key) })),
  };
}

/** Every version with the one before it. @param orders of one daemon, oldest first */
export const compareNeighbours = (orders: readonly StartupOrder[]): OrderComparison[] => orders.slice(1).map((to, index) => compareOrders(orders[index]!, to));

const head = ({ version, title, steps, daemon }: StartupOrder): ComparedOrder => ({ version, title, name: versionName({ daemon, version, title }), steps: steps.length });

function compareStages(from: readonly StartupStep[], to: readonly StartupStep[]): ComparedStage[] {
  const kept = keptStages(from, to);
  const old = new Map(from.map((step) => [step.stage, step]));
  const stays = new Set(to.map(({ stage }) => stage));
  const [keptBefore, keptNow] = [keptRightBefore(from, kept), keptRightBefore(to, kept)];
  const stages: ComparedStage[] = [];
  let next = 0;
  const addGone = (until: number): void => {
    for (; next < until; next++) {
      const { stage, name, number } = from[next]!;
      if (!stays.has(stage)) stages.push({ stage, name, state: 'went', from: number, changes: [] });
    }
  };
  for (const step of to) {
    const { stage, name, number } = step;
    const before = old.get(stage);
    if (kept.has(stage)) addGone(before!.number - 1);
    if (!before) stages.push({ stage, name, state: 'appeared', to: number, changes: [] });
    else {
      const [was, is] = [keptBefore.get(stage), keptNow.get(stage)];
      stages.push({
        stage, name, state: kept.has(stage) ? 'kept' : 'moved', from: before.number, to: number,
        ...(!kept.has(stage) && { after: { ...(was !== undefined && { from: was }), ...(is !== undefined && { to: is }) } }),
        changes: stepChanges(before, step),
      });
    }
  }
  addGone(from.length);
  return stages;
}

/** For each stage the name of the nearest kept step before it. */
function keptRightBefore(steps: readonly StartupStep[], kept: ReadonlySet<string>): Map<string, string | undefined> {
  let last: string | undefined;
  return new Map(steps.map(({ stage, name }) => {
    const before = last;
    if (kept.has(stage)) last = name;
    return [stage, before];
  }));
}

function turns(steps: readonly StartupStep[], key: ObservableKey): ObservableTurn[] {
  return steps
    .filter((step, index) => step.observable[key].state !== (index === 0 ? 'no' : steps[index - 1]!.observable[key].state))
    .map(({ stage, number, name, observable }) => ({ stage, number, name, state: observable[key].state }));
}
