import { comparisonUrl, stageUrl, startupUrl, versionsUrl } from '../core/knowledge-base/urls.ts';
import type { ComparedStage, ObservableTurn, OrderComparison } from '../core/startup/compare.ts';
import { describeChange, describePlace, describeTurns, type ChangeLine } from '../core/startup/describe-change.ts';
import { observableNames } from '../core/startup/observable-names.ts';
import { versionName } from '../core/startup/order-version.ts';
import { drawVersions } from '../core/startup/picture/draw.ts';
import type { StartupOrder } from '../core/startup/startup-order.ts';
import { countChanges, countWords } from '../core/startup/summarise-comparison.ts';

/** A page to go to; `url` from the page's own folder. */
export interface PageLink {
  readonly title: string;
  readonly url: string;
}

export interface ComparisonPageProps {
  readonly daemon: StartupOrder['daemon'];
  readonly from: { readonly name: string; readonly steps: number; readonly url: string };
  readonly to: { readonly name: string; readonly steps: number; readonly url: string };
  readonly counts: string;
  /** The neighbouring pairs. */
  readonly earlier: PageLink | undefined;
  readonly later: PageLink | undefined;
  readonly versionsUrl: string;
  readonly observables: readonly { readonly name: string; readonly from: string; readonly to: string; readonly same: boolean }[];
  readonly stages: readonly ComparedStageView[];
  readonly picture: string;
}

export interface ComparedStageView extends Pick<ComparedStage, 'stage' | 'name' | 'state' | 'from' | 'to'> {
  readonly url: string;
  /** Only where it did not keep its place. */
  readonly place: string | undefined;
  readonly lines: readonly ChangeLine[];
}

/** What there is of one daemon: its orders, oldest first, and each compared with the one before it. */
export interface DaemonVersions {
  readonly orders: readonly StartupOrder[];
  readonly comparisons: readonly OrderComparison[];
}

/** @param at which comparison of the daemon's */
export function comparisonPage({ orders, comparisons }: DaemonVersions, at: number): ComparisonPageProps {
  const comparison = comparisons[at]!;
  const { daemon } = comparison;
  const side = ({ name, version, steps }: OrderComparison['from']) => ({ name, steps, url: `../${startupUrl(daemon, version)}` });
  return {
    daemon,
    from: side(comparison.from),
    to: side(comparison.to),
    counts: countWords(countChanges(comparison)),
    earlier: at > 0 ? linkTo(comparisons[at - 1]!) : undefined,
    later: at + 1 < comparisons.length ? linkTo(comparisons[at + 1]!) : undefined,
    versionsUrl: `../${versionsUrl(daemon)}`,
    observables: observablesOf(comparison),
    stages: comparison.stages.map((stage) => stageView(daemon, stage)),
    picture: drawVersions(orders.slice(at, at + 2), 'picture-of-both').svg,
  };
}

function stageView(daemon: string, compared: ComparedStage): ComparedStageView {
  const { stage, name, state, from, to, changes } = compared;
  return {
    stage, name, state, ...(from !== undefined && { from }), ...(to !== undefined && { to }),
    url: `../${stageUrl(daemon, stage)}`,
    place: state === 'moved' ? describePlace(compared) : undefined,
    lines: changes.flatMap((change) => describeChange(change) ?? []),
  };
}

const linkTo = ({ daemon, from, to }: OrderComparison): PageLink => ({ title: `${from.name} → ${to.name}`, url: `../${comparisonUrl(daemon, from.version, to.version)}` });

function observablesOf({ observables, stages }: OrderComparison): ComparisonPageProps['observables'] {
  const keptStages = new Set(stages.filter(({ state }) => state === 'kept').map(({ stage }) => stage));
  const key = (turns: readonly ObservableTurn[]): string => turns.map(({ stage, state }) => `${stage} ${state}`).join();
  return observables.map(({ key: name, from, to }) => ({ name: observableNames[name], from: describeTurns(from), to: describeTurns(to), same: key(from) === key(to) && to.every(({ stage }) => keptStages.has(stage)) }));
}

export interface VersionsPageProps {
  readonly daemon: StartupOrder['daemon'];
  readonly versions: readonly { readonly name: string; readonly steps: number; readonly url: string }[];
  /** Newest first. */
  readonly pairs: readonly (PageLink & { readonly counts: string })[];
  readonly picture: string;
  /** Stages in the order of the newest version; what that does not have stands where it was. */
  readonly stages: readonly { readonly name: string; readonly url: string; readonly cells: readonly VersionCell[] }[];
}

/** A step's number in one version; without one it is not there. `change`: beside the version before. */
export interface VersionCell {
  readonly number?: number;
  readonly change?: 'moved' | 'appeared' | 'went';
}

export function versionsPage({ orders, comparisons }: DaemonVersions): VersionsPageProps {
  const daemon = orders[0]!.daemon;
  const stateIn = comparisons.map(({ stages }) => new Map(stages.map(({ stage, state }) => [stage, state])));
  const numberIn = orders.map(({ steps }) => new Map(steps.map(({ stage, number }) => [stage, number])));
  return {
    daemon,
    versions: orders.map((order) => ({ name: versionName(order), steps: order.steps.length, url: `../${startupUrl(daemon, order.version)}` })),
    pairs: comparisons.toReversed().map((comparison) => ({ ...linkTo(comparison), counts: countWords(countChanges(comparison)) })),
    picture: drawVersions(orders, 'picture-of-all').svg,
    stages: mergedStages(orders).map(({ stage, name }) => ({
      name, url: `../${stageUrl(daemon, stage)}`,
      cells: orders.map((_, index): VersionCell => {
        const number = numberIn[index]!.get(stage);
        const state = stateIn[index - 1]?.get(stage);
        return { ...(number !== undefined && { number }), ...(state !== undefined && state !== 'kept' && { change: state }) };
      }),
    })),
  };
}

/** Every stage once, with its newest name: in the newest order, and what that lacks after the step it last followed. */
function mergedStages(orders: readonly StartupOrder[]): { stage: string; name: string }[] {
  const merged: { stage: string; name: string }[] = [];
  for (const { steps } of orders.toReversed()) {
    let at = 0;
    for (const { stage, name } of steps) {
      const known = merged.findIndex((each) => each.stage === stage);
      if (known < 0) merged.splice(at, 0, { stage, name });
      at = (known < 0 ? at : known) + 1;
    }
  }
  return merged;
}
