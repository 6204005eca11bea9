import { compareVersions, isSameLine, normaliseVersion } from '../../incident/version-number.ts';
import { align, type Alignment } from './align.ts';
import type { LogEvent } from './find-events.ts';
import type { LocateIndex, LocateOrder } from './locate-index.ts';
import type { Daemon } from './notes.ts';

/** The order that a start is held against, and why that one. */
export interface ChosenOrder extends Alignment {
  /** `log`, `asked`: the version is known. `fit`: this order agrees best with the messages. */
  readonly by: 'log' | 'asked' | 'fit';
  readonly version?: string;
  /** False when there is no order of that release, so that the nearest was taken. */
  readonly exact: boolean;
  /** Others that agree as well, oldest first. */
  readonly alternatives: readonly LocateOrder[];
}

export interface KnownVersion {
  readonly by: 'log' | 'asked';
  readonly version: string;
}

/**
 * `undefined` when there is no order of the daemon.
 *
 * @param parent the order of the dockerd that started this containerd
 */
export function chooseOrder(
  { orders, texts }: LocateIndex, daemon: Daemon, events: readonly LogEvent[], debug: boolean, known: KnownVersion | undefined, parent?: LocateOrder,
): ChosenOrder | undefined {
  const own = orders.filter((order) => order.daemon === daemon && (!parent || isOfGeneration(order, parent)));
  if (known && normaliseVersion(known.version) !== undefined) {
    const best = bestOf(nearest(own, known.version).map((order) => align(order, events, texts, debug)))[0];
    return best && { ...best, ...known, exact: isSameLine(best.order.name, known.version), alternatives: [] };
  }
  const equal = bestOf(own.map((order) => align(order, events, texts, debug)));
  // The newest of equals: there are more of it.
  const chosen = equal.at(-1);
  return chosen && { ...chosen, by: 'fit', exact: false, alternatives: equal.slice(0, -1).map(({ order }) => order) };
}

/** dockerd came with containerd 0.2 until 17.11, which took 1.0. */
const isOfGeneration = (containerd: LocateOrder, dockerd: LocateOrder): boolean =>
  (compareVersions(containerd.name, '1.0') < 0) === (compareVersions(dockerd.name, '17.11') < 0);

function bestOf(fits: readonly Alignment[]): Alignment[] {
  const best = Math.max(...fits.map(({ score }) => score));
  return fits.filter(({ score }) => score === best);
}

/** The same release line, else the newest before it and the oldest after it. Orders stand oldest first. */
function nearest(orders: readonly LocateOrder[], version: string): LocateOrder[] {
  const same = orders.find(({ name }) => isSameLine(name, version));
  if (same) return [same];
  const after = orders.findIndex(({ name }) => compareVersions(name, version) > 0);
  return after < 0 ? orders.slice(-1) : orders.slice(Math.max(0, after - 1), after + 1);
}
