import type { NormalisedPaste } from './normalise.ts';
import { Runs } from './runs.ts';
import type { Match } from './signature.ts';

/** Known records in the order in which they happened, and which of them another one led to. */
export interface Ordered {
  readonly match: Match;
  readonly role: 'cause' | 'consequence';
}

/**
 * Orders the best matches of several records: as they stand in the text, for a log is in the order of time. Within one run of one program the
 * line it dies with comes of what it complained about before; so a match on a fatal line after another match is its consequence.
 *
 * @param effects entries that only tell of another program's failure
 */
export function orderCauses(matches: readonly Match[], { paste }: NormalisedPaste, effects: ReadonlySet<number>): Ordered[] {
  const placed = matches.map((match) => {
    const entries = match.lines.map((line) => paste.entryOf(line));
    return { match, last: Math.max(0, ...entries), isEffect: entries.every((entry) => effects.has(entry)) };
  }).sort((a, b) => a.last - b.last);
  if (placed.length < 2) return placed.map(({ match, isEffect }) => ({ match, role: isEffect ? 'consequence' : 'cause' }));
  const runs = new Runs(paste, { steps: 0 });
  const seen = new Set<string>();
  const ordered = placed.map(({ match, last, isEffect }): Ordered => {
    const run = runs.nameOf(last);
    const { level } = paste.entry(last);
    const follows = run !== undefined && seen.has(run) && (level === 'fatal' || level === 'panic');
    if (run !== undefined) seen.add(run);
    return { match, role: isEffect || follows ? 'consequence' : 'cause' };
  });
  return [...ordered.filter(({ role }) => role === 'cause'), ...ordered.filter(({ role }) => role === 'consequence')];
}
