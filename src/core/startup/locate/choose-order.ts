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
  const numbers = known && numbersOf(known.version);
  if (known && numbers) {
    const best = bestOf(nearest(own, numbers).map((order) => align(order, events, texts, debug)))[0];
    return best && { ...best, ...known, exact: sameRelease(numbersOf(best.order.name), numbers), alternatives: [] };
  }
  const equal = bestOf(own.map((order) => align(order, events, texts, debug)));
  // The newest of equals: there are more of it.
  const chosen = equal.at(-1);
  return chosen && { ...chosen, by: 'fit', exact: false, alternatives: equal.slice(0, -1).map(({ order }) => order) };
}

/** dockerd came with containerd 0.2 until 17.11, which took 1.0. */
const isOfGeneration = (containerd: LocateOrder, dockerd: LocateOrder): boolean =>
  (compare(numbersOf(containerd.name) ?? [], [1]) < 0) === (compare(numbersOf(dockerd.name) ?? [], [17, 11]) < 0);

/** `20.10.7`, `v1.6.33`, `17.03.2-ce`, `5:20.10.7~3-0~debian`; `undefined` for a text without a number. */
function numbersOf(version: string): number[] | undefined {
  const found = /^(?:[a-z-]{0,20})(?:\d{1,2}:)?v?(\d{1,4})(?:\.(\d{1,4}))?(?:\.(\d{1,5}))?/i.exec(version.trim());
  return found?.slice(1).filter((part) => part !== undefined).map(Number);
}

const sameRelease = (a: readonly number[] | undefined, b: readonly number[]): boolean => a?.[0] === b[0] && a?.[1] === b[1];

function bestOf(fits: readonly Alignment[]): Alignment[] {
  const best = Math.max(...fits.map(({ score }) => score));
  return fits.filter(({ score }) => score === best);
}

/** The same release, else the newest before it and the oldest after it. Orders stand oldest first. */
function nearest(orders: readonly LocateOrder[], version: readonly number[]): LocateOrder[] {
  const same = orders.find(({ name }) => sameRelease(numbersOf(name), version));
  if (same) return [same];
  const after = orders.findIndex(({ name }) => compare(numbersOf(name) ?? [], version) > 0);
  return after < 0 ? orders.slice(-1) : orders.slice(Math.max(0, after - 1), after + 1);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let part = 0; part < 3; part++) {
    const difference = (a[part] ?? 0) - (b[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
