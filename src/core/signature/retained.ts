import type { Found } from './condition.ts';
import type { Entry } from './entry.ts';
import type { FoundLines } from './match.ts';
import type { Paste } from './paste.ts';
import type { Awaited, NumberedLine, RunWatch } from './run-watch.ts';
import { canBeRefuted, type Signature } from './signature.ts';

/** Some lines of a log that were read together. */
export interface Stretch {
  /** Number of the first one in the log, from 1. */
  readonly first: number;
  readonly texts: readonly string[];
  /** Number of the line that was looked at; what is found elsewhere is found again when that line is looked at. */
  readonly line: number;
}

/** Where a line of a signature was found. */
interface Place {
  readonly stretch: Stretch;
  /** Places in the log, ascending. */
  readonly start: number;
  readonly end: number;
  /** Its end was seen. */
  readonly isWhole: boolean;
  /** The nearest place before it of the signature's line before. */
  readonly before?: Place;
  /** Lines that say in which run of its program it stands. */
  readonly restart: readonly NumberedLine[];
  /** What the run wrote next, where that matters. */
  readonly after?: Awaited;
}

/** A line longer than this hides how far apart places in it are. */
const longestLine = 2 ** 27;
/** Of so many runs of programs the places are kept apart. */
const mostRuns = 256;

/**
 * The places in a log on which the matches of signatures rest: enough of them that `arrange` chooses among them what it would choose among
 * all, and no more than a few for each line of a signature and each run of a program.
 */
export class Retained {
  private readonly plans: readonly Plan[];
  private readonly runs: RunWatch;
  private touched = new Set<number>();

  constructor(signatures: readonly Signature[], runs: RunWatch) {
    this.plans = signatures.map((signature) => new Plan(signature));
    this.runs = runs;
  }

  /** Takes what was found in a stretch; `paste` is its text. */
  take(found: FoundLines, paste: Paste, stretch: Stretch): void {
    for (const [number, lines] of found) {
      const plan = this.plans[number];
      if (!plan || plan.done) continue;
      for (const line of [...lines.keys()].sort((a, b) => a - b)) {
        for (const place of lines.get(line) ?? []) {
          const at = placeIn(place, paste, stretch);
          if (!at) continue;
          plan.take(line, at, () => paste.entry(place.entry), this.runs);
          this.touched.add(number);
        }
      }
    }
  }

  takeTouched(): ReadonlySet<number> {
    const touched = this.touched;
    this.touched = new Set();
    return touched;
  }

  /** The lines of all places from `since` on, by their number. */
  lines(since: number): Map<number, string> {
    const lines = new Map<number, string>();
    const seen = new Set<Place>();
    const add = (place: Place): void => {
      if (seen.has(place) || place.stretch.line < since) return;
      seen.add(place);
      for (const [index, text] of place.stretch.texts.entries()) lines.set(place.stretch.first + index, text);
      for (const { number, text } of [...place.restart, ...(place.after?.next ? [place.after.next] : [])]) lines.set(number, text);
      if (place.before) add(place.before);
    };
    for (const plan of this.plans) for (const place of plan.places()) add(place);
    return lines;
  }
}

type Position = Pick<Place, 'start' | 'end' | 'stretch' | 'isWhole'>;

/** Nothing for a place that does not touch the line that is looked at. */
function placeIn(found: Found, paste: Paste, stretch: Stretch): Position | undefined {
  const from = paste.placeOf(found.start);
  const to = paste.placeOf(Math.max(found.start, found.end - 1));
  const [fromLine, toLine] = [stretch.first + from.line - 1, stretch.first + to.line - 1];
  if (fromLine > stretch.line || toLine < stretch.line) return undefined;
  return { start: fromLine * longestLine + from.column, end: toLine * longestLine + to.column + 1, stretch, isWhole: found.cut !== 'bare' };
}

/** What of the places of one signature is kept. */
class Plan {
  /** Nothing that follows can change what matches. */
  done = false;
  private readonly signature: Signature;
  private readonly isSimple: boolean;
  /** For each present line but the last, the earliest place behind that of the line before. */
  private readonly earliest: Place[] = [];
  /** For each line its last two places: one may stand in the same entry as what follows it. */
  private readonly latest: Place[][];
  /** For each line and run the first place and the last. */
  private readonly ofRuns: Map<string, { readonly first: Place; last: Place }>[];
  private readonly present: readonly number[];

  constructor(signature: Signature) {
    this.signature = signature;
    this.isSimple = !canBeRefuted(signature);
    this.latest = signature.lines.map(() => []);
    this.ofRuns = signature.lines.map(() => new Map());
    this.present = signature.lines.flatMap(({ absent }, index) => (absent ? [] : [index]));
  }

  take(line: number, position: Position, entry: () => Entry, runs: RunWatch): void {
    const latest = this.latest[line];
    if (!latest || latest.at(-1)?.start === position.start) return;
    const rank = this.present.indexOf(line);
    const before = rank > 0 ? this.latest[this.present[rank - 1]!]!.findLast(({ end }) => end <= position.start) : undefined;
    const run = this.isSimple ? undefined : runs.nameOf(entry());
    const place: Place = {
      ...position,
      ...(before && { before }),
      restart: run === undefined ? [] : runs.restartOf(entry()),
      ...(this.signature.nothingMore && run !== undefined && rank >= 0 && { after: runs.wait(run) }),
    };
    latest.push(place);
    if (latest.length > 2) latest.shift();
    if (this.signature.order === 'in-order' && rank === this.present.length - 1 && rank > 0) {
      // Behind the earliest places of the lines above, or it cannot be the last one.
      if (this.earliest.length < rank || position.start < this.earliest[rank - 1]!.end) return;
    } else if (this.signature.order === 'in-order' && rank === this.earliest.length && rank < this.present.length - 1) {
      if (rank === 0 || position.start >= this.earliest[rank - 1]!.end) this.earliest.push(place);
    }
    this.keep(line, run ?? '', place);
    // What was cut off may give way to what another record reads there, and then a later place counts.
    this.done = this.isSimple && position.isWhole && this.isComplete();
  }

  private keep(line: number, run: string, place: Place): void {
    const known = this.ofRuns[line]!;
    const of = known.get(run);
    if (of) of.last = place;
    else if (known.size < mostRuns) known.set(run, { first: place, last: place });
  }

  private isComplete(): boolean {
    const needed = this.signature.order === 'in-order' ? this.present.slice(-1) : this.present;
    return needed.every((line) => this.ofRuns[line]!.size > 0);
  }

  *places(): Iterable<Place> {
    yield* this.earliest;
    for (const places of this.latest) yield* places;
    for (const runs of this.ofRuns) {
      for (const { first, last } of runs.values()) {
        yield first;
        yield last;
      }
    }
  }
}
