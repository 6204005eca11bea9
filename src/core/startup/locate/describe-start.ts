import type { Paste } from '../../signature/paste.ts';
import { readable } from '../../signature/readable.ts';
import { observableKeys } from '../observable-keys.ts';
import type { Alignment, StepEvent } from './align.ts';
import type { ChosenOrder } from './choose-order.ts';
import { surelyPrinted, type LocateIndex, type LocateOrder, type LocateStep } from './locate-index.ts';
import type { LocatedEnd, LocatedObservation, LocatedStart, LocatedTrouble, LocatedWait, StartState, StepState } from './location.ts';
import { describeSteps, limitReached } from './describe-steps.ts';
import type { LocateOptions } from './locate.ts';
import type { Start } from './split-starts.ts';
import { isAlmostFinalText, isFinalText, type TextFacts } from './text-facts.ts';
import { secondsBetween } from './times.ts';

export interface StartContext {
  readonly paste: Paste;
  readonly index: LocateIndex;
  readonly facts: TextFacts;
  readonly debug: boolean;
  readonly incidents: LocateOptions['incidents'];
}

/** Where a start stands in its order; positions from 0. */
export interface Standing {
  readonly state: StartState;
  /** The furthest step reached; -1 when none is. */
  readonly reached: number;
  /** The step whose error ended it. */
  readonly failed?: number;
  /** The daemon takes requests, beyond doubt. */
  readonly isUp: boolean;
  /** The first step behind `reached` that would have printed something; the number of steps when none would. */
  readonly next: number;
}

export function describeStart(start: Start, chosen: ChosenOrder, context: StartContext): LocatedStart {
  const { paste } = context;
  const { order } = chosen;
  const standing = standingOf(start, chosen, context);
  const { state, reached, failed } = standing;
  const stepOf = (at: number | undefined): string | undefined => (at === undefined ? undefined : order.steps[at]?.stage);
  // A piece of a log without any step tells nothing of the place.
  const isPlaced = reached >= 0 || start.begun !== undefined || start.parent !== undefined;
  const open = standing.isUp || failed !== undefined || !isPlaced ? [] : openSteps(order, standing, chosen, context.index);
  const entries = [start.begun, ...start.events.map(({ entry }) => entry), start.ended?.kind === 'exit' || start.ended?.kind === 'error' ? start.ended.entry : undefined]
    .filter((entry) => entry !== undefined);
  const [first, last] = [Math.min(...entries), Math.max(...entries)];
  const lastSeen = chosen.events.findLast(({ entry, step }) => step <= reached && entry !== chosen.failure?.entry && entry < (start.ended?.entry ?? Infinity))?.entry ?? first;
  const [stage, failedStage, next] = [stepOf(reached), stepOf(failed), open.length === 0 ? undefined : stepOf(standing.next)];
  const silent = state === 'not-finished' ? secondsBetween(paste, lastSeen, lastTimed(paste)) : undefined;
  return {
    daemon: start.daemon,
    ...(start.unit !== '' && { unit: start.unit }),
    ...(start.pid !== undefined && { pid: start.pid }),
    from: paste.placeOf(paste.startOf(first)).line,
    to: paste.placeOf(Math.max(paste.startOf(last), paste.endOf(last) - 1)).line,
    state,
    order: { version: order.name, tag: order.version, title: order.title, file: order.file },
    by: chosen.by,
    ...(chosen.version !== undefined && { version: chosen.version }),
    exact: chosen.exact,
    alternatives: chosen.alternatives.map(({ name }) => name),
    debug: context.debug,
    steps: describeSteps(chosen, standing, stateOf(chosen, standing, open), paste),
    ...(stage !== undefined && { last: stage }),
    ...(failedStage !== undefined && { failed: failedStage }),
    ...(next !== undefined && { next }),
    waits: open.flatMap((at) => order.steps[at]!.waits.map((wait): LocatedWait => ({ stage: order.steps[at]!.stage, number: at + 1, name: order.steps[at]!.name, ...wait }))),
    observable: standing.isUp ? observableAfter(chosen, order.steps.length - 1, []) : observableAfter(chosen, reached, open),
    troubles: troublesOf(chosen, context),
    ...endedOf(start, standing, lastSeen, chosen, open, context),
    ...(silent !== undefined && silent > 0 && { silent }),
    incidents: incidentsOf(order, failed !== undefined ? [failed] : open, context),
  };
}

function standingOf(start: Start, { order, events, reached, failure }: Alignment, { index, facts, debug }: StartContext): Standing {
  const { texts } = index;
  const final = start.events.find((event) => facts.isFinal(event))?.entry ?? start.ready;
  const almost = events.find(({ text }) => isAlmostFinalText(texts[text]![1]));
  const isLastWord = ({ text }: StepEvent): boolean => isFinalText(texts[text]![1]);
  const next = nextToSpeak(order, reached, texts, debug);
  const isUp = final !== undefined;
  if (isUp) return { state: 'healthy', reached: events.findLast(isLastWord)?.step ?? reached, isUp, next };
  if (failure) return { state: 'failed', reached, failed: failure.step, isUp, next };
  if (start.ended?.kind === 'error') return { state: 'failed', reached, isUp, next };
  if (almost && !start.ended) return { state: 'healthy', reached, isUp: !order.steps.slice(almost.step + 1).some(canHold), next: order.steps.findIndex(({ stage }) => stage === 'serve-api') };
  return { state: start.ended ? 'stopped' : 'not-finished', reached, isUp, next };
}

/** Whether a start can stand in the step for long. */
const canHold = (step: LocateStep): boolean => !step.concurrent && (step.waits.length > 0 || step.reads === true);

/** The first step behind `reached`, beside no other, with a message that every start prints at the log's level. */
function nextToSpeak({ steps }: LocateOrder, reached: number, texts: LocateIndex['texts'], debug: boolean): number {
  const found = steps.findIndex((step, at) => at > reached && !step.concurrent && surelyPrinted(step, texts, debug).length > 0);
  return found < 0 ? steps.length : found;
}

/** Messages that end a step. */
const closing = /\bdone\.$|\bcompleted?\b|\btook\b/i;

/** Where the start may stand: the last step, unless its closing message is there, and the silent ones behind it. */
function openSteps(order: LocateOrder, { reached, next }: Standing, { events }: Alignment, { texts }: LocateIndex): number[] {
  const isOver = events.some(({ step, text }) => step === reached && closing.test(texts[text]![1]));
  const from = Math.max(0, isOver ? reached + 1 : reached);
  return order.steps.flatMap((step, at) => (at >= from && at < Math.max(next, from + 1) && (!step.concurrent || at === reached) ? [at] : []));
}

function stateOf({ order, events }: Alignment, { reached, failed, isUp, next }: Standing, open: readonly number[]): (at: number) => StepState {
  const seen = new Set(events.filter(({ anyTime }) => !anyTime).map(({ step }) => step));
  return (at) => {
    if (at === failed) return 'failed';
    if (isUp) return seen.has(at) ? 'seen' : 'passed';
    if (at === reached) return 'last';
    if (seen.has(at)) return 'seen';
    if (at < reached) return 'passed';
    if (failed !== undefined) return 'ahead';
    if (at === next) return 'next';
    return open.includes(at) || (at < next && order.steps[at]!.concurrent) ? 'possible' : 'ahead';
  };
}

/** What the steps up to `reached` made observable, and those beside others that have spoken since. */
function observableAfter({ order: { steps }, events }: Alignment, reached: number, open: readonly number[]): LocatedObservation[] {
  const spoken = new Set(events.filter(({ step, anyTime }) => steps[step]!.concurrent && !anyTime).map(({ step }) => step));
  const run = steps.filter((_, at) => at <= Math.max(reached, 0) || spoken.has(at));
  return observableKeys.flatMap((what): LocatedObservation[] => {
    const now = run.findLast(({ observable }) => observable?.[what])?.observable?.[what];
    if (!now) return [];
    const changing = open.filter((at) => at > Math.max(reached, 0)).map((at) => steps[at]!).find(({ observable }) => observable?.[what]);
    return [{ what, ...now, ...(changing && { later: { stage: changing.stage, ...changing.observable![what]! } }) }];
  });
}

function troublesOf({ order, events }: Alignment, { index, paste }: StartContext): LocatedTrouble[] {
  const troubles = new Map<number, LocatedTrouble>();
  for (const { entry, step, text } of events) {
    const [level, words] = index.texts[text]!;
    const at = order.steps[step]!;
    if ((level !== 'warning' && level !== 'error') || at.harmless?.includes(text)) continue;
    const known = troubles.get(text);
    troubles.set(text, known ? { ...known, count: known.count + 1 } : { line: paste.placeOf(paste.startOf(entry)).line, stage: at.stage, text: words, count: 1 });
  }
  return [...troubles.values()];
}

/** Characters of the last line that are shown. */
const longestEnd = 300;

function endedOf(
  { ended }: Start, { state, failed }: Standing, lastSeen: number, { order }: Alignment, open: readonly number[], { paste }: StartContext,
): { readonly ended?: LocatedEnd } {
  if (!ended || state === 'healthy') return {};
  const { message } = paste.entry(ended.entry);
  const after = secondsBetween(paste, lastSeen, ended.entry);
  const where = failed === undefined ? open : [failed];
  const limit = after === undefined ? undefined : limitReached(where.flatMap((at) => order.steps[at]!.waits), after);
  return {
    ended: {
      kind: ended.kind,
      line: paste.placeOf(paste.startOf(ended.entry)).line,
      text: ended.kind === 'next-start' || ended.kind === 'parent' ? '' : shorten(readable(paste.rawOf(ended.entry).slice(message.start, message.end))),
      ...(after !== undefined && { after }),
      ...(limit !== undefined && { limit }),
    },
  };
}

const shorten = (text: string): string => (text.length > longestEnd ? `${text.slice(0, longestEnd)}…` : text);

/** So many entries at the end are looked at for a time. */
const lastEntries = 20;

function lastTimed(paste: Paste): number {
  for (let entry = paste.length - 1; entry > 0 && entry >= paste.length - lastEntries; entry--) {
    if (secondsBetween(paste, entry, entry) !== undefined) return entry;
  }
  return paste.length - 1;
}

function incidentsOf(order: LocateOrder, steps: readonly number[], { incidents }: StartContext): string[] {
  return incidents ? [...new Set(steps.flatMap((at) => incidents(order, order.steps[at]!.stage)))] : [];
}
