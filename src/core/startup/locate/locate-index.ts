import { observableKeys, type ObservableKey } from '../observable-keys.ts';
import type { Observation, StartupMessage, StartupOrder, StartupStep, StartupWait } from '../startup-order.ts';
import { anchorOfMessage, endsDaemon, placeOfMessage, type MessageText } from './message-text.ts';

/** What blocks in a step: for what, how long at most (`null` seconds = for ever), what then; inline Markdown. */
export type LocateWait = Pick<StartupWait, 'for' | 'seconds' | 'limit' | 'then'>;

/** A step as locating needs it. */
export interface LocateStep {
  readonly stage: string;
  readonly name: string;
  readonly concurrent?: true;
  /** Numbers in `LocateIndex.texts`. */
  readonly messages: readonly number[];
  /** Those of `messages` that every start prints at their level. */
  readonly always: readonly number[];
  /** Those that every start prints unless it logs debug. */
  readonly alwaysAtInfo?: readonly number[];
  /** Warnings and errors among them that healthy hosts print too. */
  readonly harmless?: readonly number[];
  /** Those that may come long after the start too: on a signal, when the daemon is stopped, from a goroutine. */
  readonly anyTime?: readonly number[];
  /** Last words of a daemon that was told to end: nothing failed. */
  readonly told?: readonly number[];
  readonly waits: readonly LocateWait[];
  /** Whether it reads something from disk. */
  readonly reads?: true;
  /** What can be observed once it has run, where that changed. */
  readonly observable?: Partial<Readonly<Record<ObservableKey, { readonly state: 'no' | 'partly' | 'yes'; readonly text: string }>>>;
}

export interface LocateOrder extends Pick<StartupOrder, 'daemon' | 'version' | 'title' | 'file'> {
  /** The version as people write it. */
  readonly name: string;
  readonly steps: readonly LocateStep[];
}

/** Start-up orders in the form in which a log is held against them; plain JSON, each text once. */
export interface LocateIndex {
  readonly texts: readonly MessageText[];
  /** Oldest version first for each daemon. */
  readonly orders: readonly LocateOrder[];
}

/** What an index is made of: a start-up order as compiled, or as a page shows it. */
export interface IndexedOrder extends Pick<LocateOrder, 'daemon' | 'version' | 'title' | 'file' | 'name'> {
  readonly steps: readonly IndexedStep[];
}

export interface IndexedStep extends Pick<StartupStep, 'stage' | 'name' | 'concurrent'> {
  readonly messages: readonly IndexedMessage[];
  readonly waits: readonly LocateWait[];
  readonly reads: { readonly length: number };
  /** What stays as it was may be left out. */
  readonly observable: Partial<Readonly<Record<ObservableKey, Pick<Observation, 'state' | 'text' | 'changed'>>>>;
}

export type IndexedMessage = Pick<StartupMessage, 'level' | 'text' | 'when'>;

/** Makes an index of orders; they stand oldest first for each daemon. */
export function makeIndex(orders: readonly IndexedOrder[]): LocateIndex {
  const texts: MessageText[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (message: IndexedMessage): number => {
    const { level, text } = message;
    const place = placeOfMessage(message);
    const key = `${level} ${place} ${text}`;
    let number = numbers.get(key);
    if (number === undefined) {
      numbers.set(key, (number = texts.length));
      texts.push([level, text, place, anchorOfMessage(text, place)]);
    }
    return number;
  };
  return {
    orders: orders.map(({ daemon, version, title, file, name, steps }) => ({ daemon, version, title, file, name, steps: steps.map((step) => stepOf(step, numberOf)) })),
    texts,
  };
}

function stepOf(step: IndexedStep, numberOf: (message: IndexedMessage) => number): LocateStep {
  const atInfo = step.messages.filter(isPrintedAtInfo);
  const anyTime = step.messages.filter(isOfAnyTime);
  const told = step.messages.filter(isLastWhenTold);
  const harmless = step.messages.filter(isHarmless);
  const changed = observableKeys.flatMap((key) => {
    const { changed: isChanged, state, text } = step.observable[key] ?? {};
    return isChanged && state !== undefined && text !== undefined ? [[key, { state, text }] as const] : [];
  });
  return {
    stage: step.stage,
    name: step.name,
    ...(step.concurrent && { concurrent: true as const }),
    messages: step.messages.map(numberOf),
    always: step.messages.filter(isAlwaysPrinted).map(numberOf),
    ...(atInfo.length > 0 && { alwaysAtInfo: atInfo.map(numberOf) }),
    ...(anyTime.length > 0 && { anyTime: anyTime.map(numberOf) }),
    ...(told.length > 0 && { told: told.map(numberOf) }),
    ...(harmless.length > 0 && { harmless: harmless.map(numberOf) }),
    waits: step.waits.map(({ for: what, seconds, limit, then }) => ({ for: what, seconds, limit, ...(then !== undefined && { then }) })),
    ...(step.reads.length > 0 && { reads: true as const }),
    ...(changed.length > 0 && { observable: Object.fromEntries(changed) }),
  };
}

/** Warnings and errors come only when something is wrong; `when` names what else a message needs. */
const isAlwaysPrinted = ({ level, when }: IndexedMessage): boolean => when === undefined && (level === 'info' || level === 'debug');

/** The texts of a step that every start prints at the log's level. */
export const surelyPrinted = ({ always, alwaysAtInfo = [] }: LocateStep, texts: LocateIndex['texts'], debug: boolean): readonly number[] =>
  (debug ? always : [...always.filter((text) => texts[text]![0] === 'info'), ...alwaysAtInfo]);

/** dockerd 1.12 prints some messages so. */
const isPrintedAtInfo = ({ level, when }: IndexedMessage): boolean => level === 'info' && when !== undefined && /^not with `?--debug\b/.test(when);

const isHarmless = ({ level, when }: IndexedMessage): boolean =>
  (level === 'warning' || level === 'error') && when !== undefined && /\bharmless|\busual|\bnormal\b|on (?:every|most) hosts?\b/.test(when);

const isOfAnyTime = ({ when }: IndexedMessage): boolean => when !== undefined && /\bsignal\b|\bSIG[A-Z]|\blater\b|goroutine|failing start|that fails/.test(when);

const isLastWhenTold = ({ level, when }: IndexedMessage): boolean => endsDaemon(level) && when !== undefined && /\bSIG(?:TERM|INT)\b/.test(when);
