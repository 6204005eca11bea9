import type { KnowledgeBase } from '../core/knowledge-base/knowledge-base.ts';
import { stageUrl, startupUrl, versionsUrl } from '../core/knowledge-base/urls.ts';
import { byVersion, versionName } from '../core/startup/order-version.ts';
import type { StartupOrder } from '../core/startup/startup-order.ts';

/** What lists show of a start-up order. */
export interface StartupCard extends Pick<StartupOrder, 'daemon' | 'title' | 'summary' | 'reviewed'> {
  /** As people name it, e.g. `17.03.2-ce`. */
  readonly version: string;
  readonly url: string;
  readonly steps: number;
  /** Waits that have no limit. */
  readonly endlessWaits: number;
}

/** The orders of one daemon, oldest version first. */
export interface StartupGroup {
  readonly daemon: StartupOrder['daemon'];
  readonly orders: readonly StartupCard[];
}

/** With what is said of all its versions together. */
export interface StartupGroupInFull extends StartupGroup {
  readonly versionsUrl: string;
  /** Every stage, as the newest version that has it names it. */
  readonly stages: readonly { readonly name: string; readonly url: string }[];
}

const daemons = ['dockerd', 'containerd'] as const;

export function startupGroups(kb: KnowledgeBase): StartupGroup[] {
  return daemons
    .map((daemon) => ({ daemon, orders: kb.startupOrders.filter((order) => order.daemon === daemon).sort(byVersion).map(card) }))
    .filter(({ orders }) => orders.length > 0);
}

/** For the list of all orders. */
export function startupGroupsInFull(kb: KnowledgeBase): StartupGroupInFull[] {
  const newestFirst = [...kb.startupOrders].sort(byVersion).reverse();
  return startupGroups(kb).map((group) => {
    const steps = newestFirst.filter(({ daemon }) => daemon === group.daemon).flatMap((order) => order.steps);
    const names = new Map(steps.toReversed().map(({ stage, name }) => [stage, name]));
    const stages = [...new Set(steps.map(({ stage }) => stage))];
    return {
      ...group,
      versionsUrl: versionsUrl(group.daemon),
      stages: stages.map((stage) => ({ name: names.get(stage)!, url: stageUrl(group.daemon, stage) })),
    };
  });
}

function card(order: StartupOrder): StartupCard {
  const { daemon, version, title, summary, reviewed, steps } = order;
  return {
    daemon, title, summary, reviewed,
    version: versionName(order),
    url: startupUrl(daemon, version),
    steps: steps.length,
    endlessWaits: steps.flatMap(({ waits }) => waits).filter(({ seconds }) => seconds === null).length,
  };
}
