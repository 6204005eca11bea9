import { buildAutomaton, scan } from '../../signature/automaton.ts';
import type { Paste } from '../../signature/paste.ts';
import type { Work } from '../../signature/find-pattern.ts';
import { compileMessage, findMessage, type MessageMatcher, type MessageText } from './message-text.ts';
import { loggedLevel, noteAnchors, readNote, type Note } from './notes.ts';

/** A text of an order, found in an entry; `start` and `end` count characters of the entry's skeleton. */
export interface FoundText {
  readonly text: number;
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/** A log entry that tells something about a start. */
export interface LogEvent {
  /** Number of the entry in the paste. */
  readonly entry: number;
  /** Texts of the orders that it has. */
  readonly found: readonly FoundText[];
  /** What it says besides: systemd's view, a version, an end. */
  readonly note?: Note;
}

/** Characters behind a panic in which its first frames stand. */
const framesWithin = 4000;

export type FindEvents = (paste: Paste, work: Work) => LogEvent[];

/** Prepares one search for all texts at once; the work grows with the log, not with the number of orders. */
export function compileFinder(texts: readonly MessageText[]): FindEvents {
  const lists: number[][] = [];
  const byAnchor = new Map<string, number>();
  const wanted = (anchor: string, text: number): void => {
    const known = byAnchor.get(anchor);
    if (known !== undefined) lists[known]!.push(text);
    else {
      byAnchor.set(anchor, lists.length);
      lists.push([text]);
    }
  };
  for (const [text, [, , , anchor]] of texts.entries()) if (anchor !== null) wanted(anchor, text);
  for (const anchor of noteAnchors) wanted(anchor, texts.length);
  const automaton = buildAutomaton([...byAnchor.keys()]);
  // Made when first needed: most logs are of one daemon at one version.
  const matchers: (MessageMatcher | undefined)[] = [];

  return (paste, work) => {
    const events: LogEvent[] = [];
    let entry = 0;
    let candidates = new Set<number>();
    const close = (): void => {
      if (candidates.size === 0) return;
      const event = eventOf(paste, entry, [...candidates].sort((a, b) => a - b), work);
      if (event) events.push(event);
      candidates = new Set();
    };
    work.steps += paste.text.length;
    scan(automaton, paste.text, (anchor, at) => {
      if (entry + 1 < paste.length && paste.startOf(entry + 1) <= at) {
        close();
        entry = paste.entryAt(at);
      }
      for (const text of lists[anchor]!) candidates.add(text);
    });
    close();
    return events;
  };

  function eventOf(paste: Paste, entry: number, candidates: readonly number[], work: Work): LogEvent | undefined {
    const read = paste.entry(entry);
    const note = candidates.includes(texts.length) ? readNote(paste.rawOf(entry), read, paste.text.slice(paste.endOf(entry), paste.endOf(entry) + framesWithin)) : undefined;
    const { unit, cut } = read;
    // What a person types or a client prints speaks of the daemon, but is not its log.
    const skeleton = unit === 'systemd' || unit === 'kernel' || unit === 'audit' ? undefined : paste.skeleton(entry);
    const level = loggedLevel(read);
    const found = !skeleton || isOfClient(skeleton.text) ? [] : candidates.flatMap((text): FoundText[] => {
      const definition = texts[text];
      if (!definition) return [];
      const matcher = (matchers[text] ??= compileMessage(definition));
      const span = findMessage(matcher, skeleton, level, cut ? 'marked' : undefined, work);
      return span ? [{ text, start: span.start, end: span.end, weight: matcher.weight }] : [];
    });
    return found.length > 0 || note ? { entry, found, ...(note && { note }) } : undefined;
  }
}

const isOfClient = (skeleton: string): boolean => skeleton.startsWith('docker:') || skeleton.includes('errorresponsefromdaemon');
