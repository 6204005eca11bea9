import type { Excerpter } from '../core/signature/excerpt.ts';
import { canBeRefuted, type Match, type Signature } from '../core/signature/signature.ts';
import { matchInLog, readingOfExcerpt } from './reading.ts';

/** A record that a log shows for the first time. */
export interface Sighting {
  readonly match: Match;
  /** The lines of the match, each at its place in the log; the others are missing. */
  readonly lines: readonly string[];
}

/** What a follower is made of. */
export interface FollowerParts {
  readonly signatures: readonly Signature[];
  /** Reads one stretch of the log. */
  readonly newExcerpter: () => Excerpter;
  /** Matches of those signatures that are named by number. */
  readonly match: (text: string, numbers: ReadonlySet<number>) => Match[];
  /** Lines that a match may span at most; half of them at least are kept. */
  readonly window: number;
  /** Milliseconds after which a `not:` line or `<nothing more>` is taken to hold. */
  readonly settle: number;
}

/** A stretch of the log and what is to be judged in it. */
interface Stretch {
  readonly excerpter: Excerpter;
  /** Lines before it. */
  readonly before: number;
  /** When each signature that has to wait may be judged, by its number. */
  readonly waiting: Map<number, number>;
}

const lineFeed = 0x0a;

/**
 * Reads a log while it is being written and tells each known record once. A signature that only has lines which must be there is judged at
 * once; one with a `not:` line or `<nothing more>` when no line of it was found for a while, or at the end: what is said cannot be taken back.
 *
 * Two stretches of the log overlap by half, so that lines which belong together are in one, and none is longer than the window.
 */
export class Follower {
  private readonly parts: FollowerParts;
  private readonly waits: ReadonlySet<number>;
  private readonly said = new Set<string>();
  private stretches: Stretch[];
  /** The beginning of a line. */
  private rest: Uint8Array = new Uint8Array();

  constructor(parts: FollowerParts) {
    this.parts = parts;
    this.waits = new Set(parts.signatures.flatMap((signature, number) => (canBeRefuted(signature) ? [number] : [])));
    this.stretches = [this.begin(0)];
  }

  /** Whole lines so far. */
  get lines(): number {
    const { before, excerpter } = this.stretches[0]!;
    return before + excerpter.lines;
  }

  /** Takes the next bytes; `now` in milliseconds. */
  add(bytes: Uint8Array, now: number): Sighting[] {
    const whole = bytes.lastIndexOf(lineFeed) + 1;
    if (whole === 0) {
      this.rest = Buffer.concat([this.rest, bytes]);
      return [];
    }
    for (const { excerpter } of this.stretches) {
      excerpter.add(this.rest);
      excerpter.add(bytes.subarray(0, whole));
      excerpter.flush();
    }
    this.rest = Buffer.from(bytes.subarray(whole));
    const found = this.stretches.flatMap((stretch) => this.judge(stretch, now, false));
    return [...found, ...this.rotate(now)];
  }

  /** What has waited long enough. */
  settle(now: number): Sighting[] {
    return this.stretches.flatMap((stretch) => this.judge(stretch, now, false));
  }

  /** When something will have waited long enough. */
  get nextSettle(): number | undefined {
    const times = this.stretches.flatMap(({ waiting }) => [...waiting.values()]);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** The log is over. */
  end(now: number): Sighting[] {
    const found = this.rest.length > 0 ? this.add(Uint8Array.of(lineFeed), now) : [];
    return [...found, ...this.stretches.flatMap((stretch) => this.judge(stretch, now, true))];
  }

  private begin(before: number): Stretch {
    return { excerpter: this.parts.newExcerpter(), before, waiting: new Map() };
  }

  private rotate(now: number): Sighting[] {
    const [older, younger] = this.stretches;
    if (!younger && older!.excerpter.lines >= this.parts.window / 2) this.stretches.push(this.begin(this.lines));
    if (older!.excerpter.lines < this.parts.window) return [];
    const found = this.judge(older!, now, true);
    this.stretches = this.stretches.slice(1);
    return found;
  }

  private judge(stretch: Stretch, now: number, all: boolean): Sighting[] {
    const { excerpter, waiting } = stretch;
    const ready = new Set<number>();
    for (const number of excerpter.takeTouched()) {
      if (this.said.has(this.parts.signatures[number]!.record)) continue;
      if (this.waits.has(number)) waiting.set(number, now + this.parts.settle);
      else ready.add(number);
    }
    for (const [number, time] of waiting) {
      if (time > now && !all) continue;
      waiting.delete(number);
      ready.add(number);
    }
    return ready.size === 0 ? [] : this.sightings(stretch, ready);
  }

  private sightings({ excerpter, before }: Stretch, ready: ReadonlySet<number>): Sighting[] {
    const excerpt = excerpter.excerpt();
    const reading = readingOfExcerpt({ ...excerpt, lineNumbers: excerpt.lineNumbers.map((line) => (line === 0 ? 0 : line + before)) });
    const found: Sighting[] = [];
    for (const match of this.parts.match(reading.text, ready)) {
      if (this.said.has(match.record)) continue;
      this.said.add(match.record);
      found.push({ match: matchInLog(match, reading), lines: reading.lines });
    }
    return found;
  }
}
