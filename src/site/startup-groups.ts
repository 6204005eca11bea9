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

/** The orders of each daemon that has any, oldest first. */
export const ordersByDaemon = (kb: KnowledgeBase): StartupOrder[][] =>
  daemons.map((daemon) => kb.startupOrders.filter((order) => order.daemon === daemon).sort(byVersion)).filter((orders) => orders.length > 0);

export const startupGroups = (kb: KnowledgeBase): StartupGroup[] => ordersByDaemon(kb).map(groupOf);

/** For the list of all orders. */
export const startupGroupsInFull = (kb: KnowledgeBase): StartupGroupInFull[] => ordersByDaemon(kb).map((orders) => {
  const group = groupOf(orders);
  const names = new Map(orders.flatMap(({ steps }) => steps.map(({ stage, name }) => [stage, name])));
  const newestFirst = new Set(orders.toReversed().flatMap(({ steps }) => steps.map(({ stage }) => stage)));
  return {
    ...group,
    versionsUrl: versionsUrl(group.daemon),
    stages: [...newestFirst].map((stage) => ({ name: names.get(stage)!, url: stageUrl(group.daemon, stage) })),
  };
});

const groupOf = (orders: readonly StartupOrder[]): StartupGroup => ({ daemon: orders[0]!.daemon, orders: orders.map(card) });

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
