import type { Paste } from '../../signature/paste.ts';
import type { Alignment } from './align.ts';
import type { Standing } from './describe-start.ts';
import type { LocateOrder, LocateWait } from './locate-index.ts';
import type { LocatedStep, StepState } from './location.ts';
import { secondsBetween } from './times.ts';

/** The first message of a step that was reached in its turn. */
interface Arrival {
  readonly step: number;
  readonly entry: number;
}

/** Every step of the order with its state, its line and its times. */
export function describeSteps({ order, events }: Alignment, { reached }: Standing, stateOf: (at: number) => StepState, paste: Paste): LocatedStep[] {
  const firstEntry = new Map<number, number>();
  for (const { step, entry, anyTime } of events) if (!anyTime && !firstEntry.has(step)) firstEntry.set(step, entry);
  const begin = events[0]?.entry;
  const gaps = gapsBetween(arrivalsOf(order, firstEntry, reached), order, paste);
  return order.steps.map((step, at): LocatedStep => {
    const entry = firstEntry.get(at);
    const since = entry === undefined || begin === undefined ? undefined : secondsBetween(paste, begin, entry);
    return {
      stage: step.stage,
      number: at + 1,
      name: step.name,
      concurrent: step.concurrent === true,
      state: stateOf(at),
      ...(entry !== undefined && { line: paste.placeOf(paste.startOf(entry)).line }),
      ...(since !== undefined && { at: since }),
      ...gaps.get(at),
    };
  });
}

/** Steps beside others and messages that come late again are left out. */
function arrivalsOf({ steps }: LocateOrder, firstEntry: ReadonlyMap<number, number>, reached: number): Arrival[] {
  const arrivals: Arrival[] = [];
  for (const [at, { concurrent }] of steps.entries()) {
    const entry = firstEntry.get(at);
    if (entry === undefined || concurrent || at > reached || entry < (arrivals.at(-1)?.entry ?? 0)) continue;
    arrivals.push({ step: at, entry });
  }
  return arrivals;
}

type Gap = Pick<LocatedStep, 'took' | 'long' | 'limit'>;

function gapsBetween(arrivals: readonly Arrival[], order: LocateOrder, paste: Paste): Map<number, Gap> {
  const gaps = arrivals.slice(0, -1).flatMap(({ step, entry }, index): { step: number; next: number; took: number }[] => {
    const next = arrivals[index + 1]!;
    const took = secondsBetween(paste, entry, next.entry);
    return took === undefined ? [] : [{ step, next: next.step, took }];
  });
  const isLong = markLong(gaps.map(({ took }) => took));
  return new Map(gaps.map(({ step, next, took }, index): [number, Gap] => {
    const limit = isLong[index] ? limitReached(order.steps.slice(step, next + 1).flatMap(({ waits }) => waits), took) : undefined;
    return [step, { took, ...(isLong[index] && { long: true as const }), ...(limit !== undefined && { limit }) }];
  }));
}

/** Seconds that nobody calls short. */
const leastLong = 5;
/** So many times the median of a start's gaps is unusual. */
const timesMedian = 10;

/**
 * Which gaps between two steps are unusually long: at least 5 seconds, and at least ten times the median of the other gaps of the same start.
 * Both are a convention of ours, not a measured figure: a start of many containers is slow everywhere and then nothing is marked, while one
 * gap among quick ones is.
 */
export function markLong(seconds: readonly number[]): boolean[] {
  return seconds.map((gap, index) => gap >= leastLong && gap >= timesMedian * medianOf(seconds.filter((_, other) => other !== index)));
}

function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length === 0 ? 0 : sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The limit of a wait that `seconds` come to: 15.2 are a limit of 15; at most a second and a fiftieth more. */
export function limitReached(waits: readonly LocateWait[], seconds: number): string | undefined {
  return waits.find((wait) => wait.seconds !== null && wait.seconds >= leastLong && seconds >= wait.seconds * 0.98 && seconds <= wait.seconds * 1.02 + 1)?.limit;
}
