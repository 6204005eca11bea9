import type { Paste } from '../../signature/paste.ts';

/** When an entry was written, in as many ways as it tells. */
interface Moment {
  /** Seconds since 1970, where the year is there. */
  readonly date?: number;
  /** Seconds since the process began, as logrus counts on a terminal. */
  readonly counter?: number;
  /** Seconds since midnight. */
  readonly clock?: number;
}

const day = 86_400;
const clockPattern = /(?:^|[\s[(<>T])(\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?/;
/** The time stands before the message. */
const within = 120;

/**
 * Seconds from one entry to a later one, to a millisecond; `undefined` when they do not tell, or when the later one is earlier. Dates are
 * compared with dates, counters with counters, clocks with clocks: they may be of different zones.
 */
export function secondsBetween(paste: Paste, from: number, to: number): number | undefined {
  const [a, b] = [momentOf(paste, from), momentOf(paste, to)];
  const difference = minus(b.date, a.date) ?? minus(b.counter, a.counter) ?? overMidnight(minus(b.clock, a.clock));
  return difference === undefined || difference < 0 ? undefined : Math.round(difference * 1000) / 1000;
}

const minus = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined || b === undefined ? undefined : a - b);
/** A start is not half a day long; what looks so is a clock that was put back. */
const overMidnight = (seconds: number | undefined): number | undefined =>
  (seconds === undefined ? undefined : seconds < -day / 2 ? seconds + day : seconds);

function momentOf(paste: Paste, index: number): Moment {
  const { time, seconds } = paste.entry(index);
  const date = time === undefined ? undefined : secondsOf(time);
  const raw = paste.rawOf(index).slice(0, within);
  const inner = raw.indexOf('time=');
  const clock = clockPattern.exec(inner < 0 ? raw : raw.slice(0, inner));
  return {
    ...(date !== undefined && { date }),
    ...(seconds !== undefined && { counter: seconds }),
    ...(clock && { clock: Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]) + Number(`0.${clock[4] ?? 0}`) }),
  };
}

/** A time without a zone counts as UTC, so that the machine that reads does not matter. */
function secondsOf(time: string): number | undefined {
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?(Z|[+-]\d\d:?\d\d)?/.exec(time);
  if (!found) return undefined;
  const [, date, clock, fraction, zone = 'Z'] = found;
  const milliseconds = Date.parse(`${date}T${clock}${zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000 + Number(`0.${fraction ?? 0}`);
}
