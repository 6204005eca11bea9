import type { Daemon } from './notes.ts';
import type { LocatedEnd, LocatedStart } from './location.ts';

/** `0.02 s`, `15.3 s`, `2 min 5 s`. */
export function secondsText(seconds: number): string {
  if (seconds < 10) return `${Math.round(seconds * 100) / 100} s`;
  if (seconds < 100) return `${Math.round(seconds * 10) / 10} s`;
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return [...(hours > 0 ? [`${hours} h`] : []), ...(minutes > 0 ? [`${minutes} min`] : []), ...(rest > 0 ? [`${rest} s`] : [])].join(' ');
}

/** Which version it is, how that is known, and which order the log is held against. */
export function versionSentence(start: LocatedStart): string {
  return `${isCutOff(start) ? 'Healthy as far as the log goes, which ends before the API is open. ' : ''}${versionWords(start)}`;
}

/** All but the API is up, and the log ends there. */
const isCutOff = ({ state, waits }: LocatedStart): boolean => state === 'healthy' && waits.length > 0;

function versionWords({ by, version, exact, order, alternatives, daemon }: LocatedStart): string {
  const against = `${daemon} ${order.version}`;
  if (by !== 'fit') {
    const known = by === 'log' ? `The log says version ${version}` : `Version ${version}, as asked for`;
    if (exact) return `${known}; held against the order of ${against}.`;
    return `${known}. There is no order of that release: held against the nearest, ${against}.`;
  }
  if (alternatives.length === 0) return `The log does not say its version; its messages fit ${against} best.`;
  return `The log does not say its version; its messages fit ${against}, and as well ${alternatives.join(', ')}.`;
}

/** What stands before the waits of a start. */
export const waitWords = ({ state, ended }: LocatedStart): string =>
  (state === 'healthy' ? 'If it does not answer, it waits' : ended ? 'It may have waited' : 'It may wait');

/** Names under which packages, snaps and old units run a daemon. */
const otherNames: Readonly<Record<Daemon, RegExp>> = { dockerd: /^(?:docker|(?:snap\.)?docker\.dockerd)$/, containerd: /^docker-containerd$/ };

/** The daemon, and whose log it wrote into where that is another program's. */
export const programWords = (daemon: Daemon, unit: string | undefined): string =>
  (unit === undefined || unit === daemon || otherNames[daemon].test(unit) ? daemon : `${daemon} in the log of ${unit}`);

/** The lines of the paste that speak of a start. */
export const linesWords = ({ from, to }: Pick<LocatedStart, 'from' | 'to'>): string => (from === to ? `line ${from}` : `lines ${from} to ${to}`);

const endings: Readonly<Record<LocatedEnd['kind'], string>> = {
  exit: 'It ended', error: 'Its last words are', signal: 'It was told to end', 'next-start': 'The next start follows', parent: 'The dockerd that started it ended',
};

/** How a start ended, and where; what that line says, if anything, stands behind it. */
export function endWords({ kind, line, after, limit }: LocatedEnd): string {
  // Many logs tell whole seconds only, and “0 s after” tells nothing.
  const later = after === undefined || after === 0 ? '' : `, ${secondsText(after)} after the message before it${limit ? `, the limit of a wait of ${limit}` : ''}`;
  return `${endings[kind]} in line ${line}${later}`;
}

/** @param silent seconds */
export const silenceWords = (silent: number): string => `The log goes on for ${secondsText(silent)} without a step.`;
