import { normalise, type NormalisedPaste } from '../../signature/normalise.ts';
import type { Paste } from '../../signature/paste.ts';
import type { Work } from '../../signature/find-pattern.ts';
import { chooseOrder, type ChosenOrder, type KnownVersion } from './choose-order.ts';
import { describeStart } from './describe-start.ts';
import { compileFinder, type LogEvent } from './find-events.ts';
import type { LocateIndex, LocateOrder } from './locate-index.ts';
import type { Location, LocatedStart } from './location.ts';
import { endsDaemon } from './message-text.ts';
import type { Daemon } from './notes.ts';
import { splitStarts, type Start } from './split-starts.ts';
import { textFacts, type TextFacts } from './text-facts.ts';

export interface LocateOptions {
  /** Versions that run, by daemon, e.g. `{ dockerd: '20.10.7' }`; they count more than what the log says. */
  readonly version?: Partial<Readonly<Record<Daemon, string>>>;
  /** Ids of the records that stop this order in this stage. */
  readonly incidents?: (order: LocateOrder, stage: string) => readonly string[];
  /** Counts characters looked at. */
  readonly work?: Work;
}

/** Holds logs against all orders of an index at once. Made once; keeps no state between calls. */
export interface Locator {
  readonly index: LocateIndex;
  /** How far each start in the log got. Never throws; work grows linearly with the text. */
  locate(text: string | NormalisedPaste, options?: LocateOptions): Location;
}

export function compileLocator(index: LocateIndex): Locator {
  const find = compileFinder(index.texts);
  const facts = textFacts(index);
  return {
    index,
    locate(text, options = {}) {
      const { paste } = typeof text === 'string' ? normalise(text) : text;
      const events = find(paste, options.work ?? { steps: 0 });
      const chosen = new Map<Start, ChosenOrder>();
      const starts = splitStarts(events, paste, facts, index.texts)
        .filter((start) => isStart(start, paste, index, facts))
        .flatMap((start): LocatedStart[] => {
          const debug = start.events.some(({ found }) => found.some(({ text: number }) => index.texts[number]![0] === 'debug'));
          const order = chooseOrder(index, start.daemon, start.events, debug, knownVersion(start, events, options), start.parent && chosen.get(start.parent)?.order);
          if (!order) return [];
          chosen.set(start, order);
          return [describeStart(start, order, { paste, index, facts, debug, incidents: options.incidents })];
        })
        .sort((a, b) => a.from - b.from);
      return { starts, programs: starts.length > 0 ? [] : programsIn(paste) };
    },
  };
}

/** What was asked for, else what this start says, else what another start of the same daemon in the log says. */
function knownVersion({ daemon, events }: Start, all: readonly LogEvent[], { version }: LocateOptions): KnownVersion | undefined {
  const asked = version?.[daemon];
  if (asked !== undefined) return { by: 'asked', version: asked };
  const of = (list: readonly LogEvent[]): string | undefined => list.findLast(({ note }) => note?.kind === 'version' && note.daemon === daemon)?.note?.text;
  const said = of(events) ?? of(all);
  return said === undefined ? undefined : { by: 'log', version: said };
}

/**
 * Whether there is a start at all: the service manager began it, or a message is there that is printed at no other time, or one by which starts
 * end. Warnings are not enough.
 */
function isStart({ begun, ready, events, parent }: Start, paste: Paste, { texts }: LocateIndex, facts: TextFacts): boolean {
  if (begun !== undefined || ready !== undefined) return true;
  return events.some((event) => {
    if ((event.note?.kind === 'fatal' && (parent || !event.note.text?.startsWith('panic: '))) || facts.isFinal(event)) return true;
    if (event.found.some(({ text }) => facts.telling[text])) return true;
    const ends = event.found.some(({ text }) => endsDaemon(texts[text]![0]));
    return ends && (paste.entry(event.entry).logged || /\bdaemon\b/i.test(paste.rawOf(event.entry)));
  });
}

/** So many entries at the beginning show which programs write the log. */
const firstEntries = 200;

function programsIn(paste: Paste): string[] {
  const programs = new Set<string>();
  for (let entry = 0; entry < Math.min(paste.length, firstEntries); entry++) {
    const { unit } = paste.entry(entry);
    if (unit) programs.add(unit);
  }
  return [...programs].sort();
}
