import type { LogEvent } from './find-events.ts';
import { surelyPrinted, type LocateIndex, type LocateOrder } from './locate-index.ts';
import { endsDaemon } from './message-text.ts';

/** An event that one step of an order explains. */
export interface StepEvent {
  /** Number of the entry in the paste. */
  readonly entry: number;
  /** Position of the step, from 0. */
  readonly step: number;
  readonly text: number;
  /** It may come long after the step; so it tells no time of it. */
  readonly anyTime: boolean;
}

/** One start held against one order. */
export interface Alignment {
  readonly order: LocateOrder;
  readonly events: readonly StepEvent[];
  /** The furthest step that is surely reached; -1 when none is. */
  readonly reached: number;
  /** The event of the message by which the start failed. */
  readonly failure?: StepEvent;
  /** How well it fits; only compared with other orders on the same start. */
  readonly score: number;
}

/** An entry weighs more than any number of messages that are missing: logs are trimmed. */
const entryWeight = 1000;

/**
 * Finds the step of each event. Steps that run beside others do not order: their messages say only that the step before them was reached.
 *
 * Score, first by entries: one that the order explains counts 1, a message that every start has 2, one that it does not explain counts against
 * it. Among orders that explain as much: fewer messages that every start has and that come too early, or are missing before the step reached.
 */
export function align(order: LocateOrder, events: readonly LogEvent[], texts: LocateIndex['texts'], debug: boolean): Alignment {
  const places = placesOf(order);
  const aligned: StepEvent[] = [];
  /** Steps beside others and their texts that were seen. */
  const spoken = new Set<string>();
  let reached = -1;
  let first: number | undefined;
  let failure: StepEvent | undefined;
  let score = 0;
  for (const { entry, found } of events) {
    const known = found.filter(({ text }) => places.has(text));
    if (known.length === 0) {
      if (found.length > 0) score -= entryWeight;
      continue;
    }
    const failing = known.filter(({ text }) => endsDaemon(texts[text]![0]) && !order.steps.some(({ told }) => told?.includes(text)));
    const best = failing.length > 0
      ? failing.reduce((a, b) => (b.start > a.start || (b.start === a.start && b.weight > a.weight) ? b : a))
      : known.reduce((a, b) => (b.weight > a.weight ? b : a));
    const steps = places.get(best.text)!;
    const step = stepOf(best.text, steps, order, reached, spoken);
    const at = order.steps[step]!;
    if (at.concurrent) spoken.add(`${step} ${best.text}`);
    const always = at.always.includes(best.text) || at.alwaysAtInfo?.includes(best.text) === true;
    const event: StepEvent = { entry, step, text: best.text, anyTime: at.anyTime?.includes(best.text) === true };
    aligned.push(event);
    if (failing.length > 0) failure ??= event;
    score += (always ? 2 : 1) * entryWeight;
    const main = at.concurrent ? mainBefore(order, step) : step;
    if (always && !at.concurrent && step < reached) score--;
    first ??= main;
    if (main > reached) reached = main;
  }
  const seen = new Set(aligned.map(({ text }) => text));
  for (let step = Math.max(0, first ?? 0); step < reached; step++) {
    const passed = order.steps[step]!;
    if (!passed.concurrent && surelyPrinted(passed, texts, debug).some((text) => !seen.has(text))) score--;
  }
  // A step that failed printed before its error what stands before it.
  if (failure?.step === reached) {
    const before = order.steps[reached]!.messages.slice(0, order.steps[reached]!.messages.indexOf(failure.text));
    const due = surelyPrinted(order.steps[reached]!, texts, debug);
    if (!order.steps[reached]!.concurrent && before.some((text) => due.includes(text) && !seen.has(text))) score--;
  }
  return { order, events: aligned, reached, ...(failure && { failure }), score };
}

/**
 * The first step from the furthest on that has a text; of several beside each other, the first that every start has and that has not said it
 * yet: containerd says `serving...` of each of its sockets.
 */
function stepOf(text: number, steps: readonly number[], { steps: all }: LocateOrder, reached: number, spoken: ReadonlySet<string>): number {
  const ahead = steps.filter((step) => step >= reached);
  const first = ahead[0] ?? steps.at(-1)!;
  if (!all[first]!.concurrent) return first;
  return ahead.find((step) => all[step]!.concurrent && all[step]!.always.includes(text) && !spoken.has(`${step} ${text}`)) ?? first;
}

/** The last step before this one that is not beside others. */
function mainBefore({ steps }: LocateOrder, step: number): number {
  let main = step;
  while (main > 0 && steps[main]!.concurrent) main--;
  return main;
}

const placesByOrder = new WeakMap<LocateOrder, Map<number, number[]>>();

/** The steps that have a text, in order. */
function placesOf(order: LocateOrder): Map<number, number[]> {
  let places = placesByOrder.get(order);
  if (!places) {
    places = new Map();
    for (const [step, { messages }] of order.steps.entries()) {
      for (const text of messages) {
        const steps = places.get(text);
        if (steps) steps.push(step);
        else places.set(text, [step]);
      }
    }
    placesByOrder.set(order, places);
  }
  return places;
}
