import type { Match } from './signature.ts';

/** For each record the match that rests on most lines; the record with most lines first. */
export function bestPerRecord(matches: readonly Match[]): Match[] {
  const best = new Map<string, Match>();
  for (const match of matches) {
    const other = best.get(match.record);
    if (!other || match.lines.length > other.lines.length) best.set(match.record, match);
  }
  return [...best.values()].sort((a, b) => b.lines.length - a.lines.length);
}
