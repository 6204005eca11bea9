import type { Found } from './condition.ts';
import type { Runs } from './runs.ts';
import type { Signature } from './signature.ts';

/**
 * Chooses one place for each present line of a signature so that order, `not:` lines and `<nothing more>` hold; nothing when they cannot.
 * Among several choices it takes the first complete one, with its lines as close together as possible.
 *
 * Two lines may stand in one entry, one after the other: a message with a written-out line end is one entry in some logs and two in others.
 * A `not:` line counts unless it is known to come from another run of the program that wrote the last line.
 */
export function arrange(signature: Signature, found: ReadonlyMap<number, readonly Found[]>, runs: Runs): Found[] | undefined {
  const present: (readonly Found[])[] = [];
  const absent: number[] = [];
  for (const [index, line] of signature.lines.entries()) {
    const places = found.get(index) ?? [];
    if (line.absent) for (const place of places) absent.push(place.entry);
    else if (places.length === 0) return undefined;
    else present.push(places);
  }
  const objects = runs.objections(absent);
  if (signature.order === 'any-order') return arrangeAnyOrder(present, objects, signature.nothingMore, runs);
  const from = chainBefore(present);
  if (from === undefined) return undefined;
  const lasts = present.at(-1) ?? [];
  for (const last of lasts) {
    if (last.start < from || objects(last.entry) || (signature.nothingMore && !runs.isLast(last.entry))) continue;
    return tighten(present, last);
  }
  return undefined;
}

/** Offset from which the last line may stand: after the earliest chain of the others. */
function chainBefore(present: readonly (readonly Found[])[]): number | undefined {
  let from = 0;
  for (const places of present.slice(0, -1)) {
    const next = places.find((place) => place.start >= from);
    if (!next) return undefined;
    from = next.end;
  }
  return from;
}

/** The nearest places before the last one. */
function tighten(present: readonly (readonly Found[])[], last: Found): Found[] {
  const chosen = [last];
  let before = last.start;
  for (let line = present.length - 2; line >= 0; line--) {
    const places = present[line]!;
    const limit = before;
    const nearest = places.findLast((place) => place.end <= limit) ?? places[0];
    if (!nearest) return chosen;
    chosen.unshift(nearest);
    before = nearest.start;
  }
  return chosen;
}

function arrangeAnyOrder(present: readonly (readonly Found[])[], objects: (entry: number) => boolean, nothingMore: boolean, runs: Runs): Found[] | undefined {
  const chosen: Found[] = [];
  for (const places of present) {
    const place = places.find((candidate) => !objects(candidate.entry));
    if (!place) return undefined;
    chosen.push(place);
  }
  const latest = chosen.reduce((one, two) => (two.start > one.start ? two : one));
  return nothingMore && !runs.isLast(latest.entry) ? undefined : chosen;
}
