import type { Paste } from '../../signature/paste.ts';
import type { LogEvent } from './find-events.ts';
import type { LocateIndex } from './locate-index.ts';
import type { Daemon, Note } from './notes.ts';
import type { TextFacts } from './text-facts.ts';

/** How a process ended, or was seen to end. */
export interface Ending {
  readonly kind: 'exit' | 'error' | 'signal' | 'next-start' | 'parent';
  readonly entry: number;
}

/** The entries of one start of one daemon. */
export interface Start {
  readonly daemon: Daemon;
  /** Program as the log names it, and its pid; empty where the log has neither. */
  readonly unit: string;
  readonly pid?: number;
  /** In the order of the log. */
  readonly events: LogEvent[];
  /** The service manager's line that began it. */
  begun?: number;
  /** The dockerd that started this containerd and whose log it writes into. */
  parent?: Start;
  /** The service manager's line that calls it started; for dockerd only. */
  ready?: number;
  ended?: Ending;
  /** Counter of a logrus terminal at its last event. */
  seconds?: number;
  /** Texts that every start has once and that this one had. */
  readonly had: Set<number>;
  /** It printed its last message. */
  booted: boolean;
}

/**
 * Tells several starts in one log apart. A new one begins
 * - with another pid or program name;
 * - when the service manager begins the unit;
 * - when the counter of a logrus terminal goes back;
 * - where a log has no pid, and for a containerd that writes into the log of the dockerd above it: with the first message of every start
 *   (`Starting up`, `starting containerd`), or with any message that every start has once, when this one had it and has ended or booted since.
 */
export function splitStarts(events: readonly LogEvent[], paste: Paste, facts: TextFacts, texts: LocateIndex['texts']): Start[] {
  const starts: Start[] = [];
  const current = new Map<string, Start>();
  const latest = new Map<Daemon, Start>();
  const begun = new Map<Daemon, number>();
  /** Whose process wrote last, by stream. */
  const spoke = new Map<string, Daemon>();

  const open = (daemon: Daemon, unit: string, pid: number | undefined, entry: number): Start => {
    const before = latest.get(daemon);
    if (before && !before.ended && before.unit === unit) finish(before, { kind: 'next-start', entry });
    const begin = begun.get(daemon);
    begun.delete(daemon);
    const start: Start = { daemon, unit, ...(pid !== undefined && { pid }), events: [], had: new Set(), booted: false, ...(begin !== undefined && { begun: begin }) };
    const parent = daemon === 'containerd' && !unit.includes('containerd') ? latest.get('dockerd') : undefined;
    if (parent && parent.unit === unit && parent.pid === pid) start.parent = parent;
    starts.push(start);
    latest.set(daemon, start);
    return start;
  };

  /** A containerd that writes into dockerd's log was started by it and ends with it. */
  const finish = (start: Start, ended: Ending): void => {
    start.ended ??= ended;
    const child = start.daemon === 'dockerd' ? latest.get('containerd') : undefined;
    if (child?.parent === start) child.ended ??= { kind: 'parent', entry: ended.entry };
  };

  for (const event of events) {
    const { note } = event;
    const entry = paste.entry(event.entry);
    if (note?.kind === 'begin' && note.daemon !== 'unknown') {
      if (begun.has(note.daemon)) open(note.daemon, '', undefined, event.entry);
      begun.set(note.daemon, event.entry);
      continue;
    }
    if (entry.unit === 'systemd') {
      if (!note || note.daemon === 'unknown') continue;
      const isReady = note.kind === 'ready' && note.daemon === 'dockerd';
      if ((note.kind === 'end' || isReady) && begun.has(note.daemon)) open(note.daemon, '', undefined, event.entry);
      const start = latest.get(note.daemon);
      if (start && note.kind === 'end') finish(start, { kind: 'exit', entry: event.entry });
      // containerd's unit tells systemd nothing before 1.3: it is called started at once.
      if (start && isReady && !start.ended) start.ready ??= event.entry;
      continue;
    }
    if (note?.kind === 'version' && event.found.length === 0) continue;
    const unit = entry.unit ?? '';
    const stream = `${unit}[${entry.pid ?? ''}]`;
    for (const daemon of daemonsOf(event, entry.unit, facts, spoke.get(stream))) {
      const key = `${daemon} ${stream}`;
      let start = current.get(key);
      const isOwn = entry.pid !== undefined && (daemon === 'dockerd' || unit.includes('containerd'));
      if (!start || begun.has(daemon) || (!isOwn && isNew(start, event, entry.seconds, facts))) {
        const tail = start && !isOwn && !begun.has(daemon) && !event.found.some(({ text }) => facts.first[text]) ? takeTail(start, facts) : [];
        start = open(daemon, unit, entry.pid, tail[0]?.entry ?? event.entry);
        for (const earlier of tail) add(start, earlier, facts);
        current.set(key, start);
      }
      add(start, event, facts);
      if (entry.seconds !== undefined) start.seconds = entry.seconds;
      spoke.set(stream, handsOver(event, texts) ? 'containerd' : daemon);
      const how = note?.daemon === daemon || note?.daemon === 'unknown' ? endings[note.kind] : undefined;
      if (how) finish(start, { kind: how, entry: event.entry });
    }
  }
  for (const daemon of begun.keys()) open(daemon, '', undefined, paste.length - 1);
  return starts;
}

const endings: Partial<Readonly<Record<Note['kind'], Ending['kind']>>> = { fatal: 'error', stop: 'signal', end: 'exit' };

/** dockerd has just started its own containerd, which writes into the same log. */
const handsOver = ({ found }: LogEvent, texts: LocateIndex['texts']): boolean => found.some(({ text }) => /^(?:libcontainerd: )?(?:started )?new /.test(texts[text]![1]));

/**
 * Whose message it is. A text of both belongs to the one that the log's program name tells, else to dockerd. Last words without an owner are
 * those of whoever spoke last in the same log.
 */
function daemonsOf({ found, note }: LogEvent, unit: string | undefined, facts: TextFacts, spokeLast: Daemon | undefined): Daemon[] {
  const daemons = new Set<Daemon>(note && note.daemon !== 'unknown' ? [note.daemon] : []);
  if (note?.daemon === 'unknown' && found.length === 0) return spokeLast ? [spokeLast] : [];
  for (const { text } of found) for (const daemon of facts.daemons[text]!) daemons.add(daemon);
  if (unit !== undefined && /^(?:docker-)?containerd/.test(unit)) return daemons.has('containerd') ? ['containerd'] : [];
  if (daemons.size < 2) return [...daemons];
  return note && note.daemon !== 'unknown' ? [note.daemon] : ['dockerd'];
}

function isNew(start: Start, { found, entry }: LogEvent, seconds: number | undefined, facts: TextFacts): boolean {
  if (seconds !== undefined && start.seconds !== undefined && seconds < start.seconds) return true;
  if (start.events.length === 0 || start.events.at(-1)!.entry === entry) return false;
  const once = found.filter(({ text }) => facts.once[text]);
  // What daemons warn of before their first line belongs to the start that follows.
  const onlyBefore = start.ended === undefined && start.events.every((event) => event.found.length > 0 && event.found.every(({ text }) => facts.beforeFirst[text]));
  if (once.some(({ text }) => facts.first[text])) return !onlyBefore;
  return (start.ended !== undefined || start.booted) && once.some(({ text }) => start.had.has(text));
}

function add(start: Start, event: LogEvent, facts: TextFacts): void {
  start.events.push(event);
  for (const { text } of event.found) if (facts.once[text]) start.had.add(text);
  start.booted ||= facts.isFinal(event);
}

/** What came after the end or the last message of a start belongs to the next one. */
function takeTail(start: Start, facts: TextFacts): LogEvent[] {
  const over = start.events.findLastIndex((event) => facts.isFinal(event) || event.entry === start.ended?.entry);
  return over < 0 ? [] : start.events.splice(over + 1);
}
