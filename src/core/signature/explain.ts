import { arrange } from './arrange.ts';
import type { Found } from './condition.ts';
import { conditionOf, findCondition, literalsOf } from './condition.ts';
import type { NormalisedPaste } from './normalise.ts';
import { Paste } from './paste.ts';
import type { Work } from './find-pattern.ts';
import { Runs } from './runs.ts';
import type { MatchedLine, Signature } from './signature.ts';
import { skeletonOf } from './skeleton.ts';
import { matchedLine } from './span.ts';
import { withPlaceholders } from './substitute.ts';

/** Why a condition does not hold. */
export type Failure =
  /** No entry has it. */
  | 'not-found'
  /** It is there, but only before the condition that stands above it. */
  | 'out-of-order'
  /** A `not:` line that is there. */
  | 'present'
  /** `<nothing more>`: the program wrote on. */
  | 'something-follows';

/** One condition of a signature, as looked for in a paste. */
export interface ConditionReport {
  /** The signature's line as written; `<nothing more>` for that condition. */
  readonly condition: string;
  readonly absent: boolean;
  readonly holds: boolean;
  readonly failure?: Failure;
  /** The first places where it was found, at most five. */
  readonly places: readonly MatchedLine[];
  /** For one that was not found: the entry that comes nearest, and which words of the condition it has and lacks. */
  readonly nearest?: { readonly line: number; readonly agrees: readonly string[]; readonly misses: readonly string[] };
}

/** A signature against a paste, condition by condition. */
export interface Explanation {
  readonly record: string;
  readonly signature: number;
  readonly holds: boolean;
  readonly conditions: readonly ConditionReport[];
  /** Index of the first condition that failed. */
  readonly firstFailed?: number;
}

const mostPlaces = 5;

/** Says for each condition of a signature whether a paste has it, where, and which is the first that fails. */
export function explainMatch(signature: Signature, text: string | NormalisedPaste): Explanation {
  const paste = typeof text === 'string' ? new Paste(text) : text.paste;
  const work: Work = { steps: 0 };
  const found = new Map<number, Found[]>();
  const conditions = signature.lines.map(({ raw }) => conditionOf(raw));
  for (let entry = 0; entry < paste.length; entry++) {
    for (const [index, condition] of conditions.entries()) {
      const place = literalsOf(condition).length > 0 ? findCondition(condition, paste, entry, work) : undefined;
      if (!place) continue;
      const list = found.get(index);
      if (list) list.push(place);
      else found.set(index, [place]);
    }
  }
  const runs = new Runs(paste, work);
  const holds = arrange(signature, found, runs) !== undefined;
  const reports = reportLines(signature, found, paste, holds);
  if (signature.nothingMore) reports.push(reportEnd(signature, found, paste, runs, holds));
  const firstFailed = reports.findIndex((report) => !report.holds);
  return { record: signature.record, signature: signature.index, holds, conditions: reports, ...(firstFailed >= 0 && { firstFailed }) };
}

function reportLines(signature: Signature, found: ReadonlyMap<number, Found[]>, paste: Paste, holds: boolean): ConditionReport[] {
  let from = 0;
  return signature.lines.map((line, index) => {
    const places = found.get(index) ?? [];
    const next = places.find((place) => place.start >= from);
    let failure: Failure | undefined;
    if (line.absent) failure = places.length > 0 && !holds ? 'present' : undefined;
    else if (places.length === 0) failure = 'not-found';
    else if (signature.order === 'in-order' && !next) failure = 'out-of-order';
    if (!line.absent && next && signature.order === 'in-order') from = next.end;
    const nearest = failure === 'not-found' ? nearestEntry(line.raw, paste) : undefined;
    return {
      condition: line.absent ? `not: ${line.raw}` : line.raw,
      absent: line.absent,
      holds: failure === undefined,
      ...(failure && { failure }),
      places: places.slice(0, mostPlaces).map((place) => matchedLine(place, line.raw, paste)),
      ...(nearest && { nearest }),
    };
  });
}

/** `<nothing more>` as a condition of its own: it fails where the last line is there and its program wrote on. */
function reportEnd(signature: Signature, found: ReadonlyMap<number, Found[]>, paste: Paste, runs: Runs, holds: boolean): ConditionReport {
  const last = signature.lines.findLastIndex((line) => !line.absent);
  const places = found.get(last) ?? [];
  const ends = holds || places.some((place) => runs.isLast(place.entry));
  return {
    condition: '<nothing more>',
    absent: false,
    holds: ends,
    ...(!ends && { failure: places.length > 0 ? ('something-follows' as const) : ('not-found' as const) }),
    places: places.slice(0, mostPlaces).map((place) => matchedLine(place, '<nothing more>', paste)),
  };
}

/** Shorter words agree by chance. */
const shortestWord = 4;

/** The entry that has most letters of the condition's words; the first of several. */
function nearestEntry(line: string, paste: Paste): ConditionReport['nearest'] {
  const words = [...new Set(withPlaceholders(line).replace(/<[a-z][a-z0-9 _-]{0,24}>/g, ' ').match(/[\p{L}\p{N}_]+/gu) ?? [])]
    .filter((word) => word.length >= shortestWord)
    .map((word) => ({ word, skeleton: skeletonOf(word).text }));
  let best: { entry: number; agrees: string[]; letters: number } | undefined;
  for (let entry = 0; entry < paste.length; entry++) {
    const { text } = paste.skeleton(entry);
    const agrees = words.filter(({ skeleton }) => text.includes(skeleton)).map(({ word }) => word);
    const letters = agrees.reduce((sum, word) => sum + word.length, 0);
    if (letters > (best?.letters ?? 0)) best = { entry, agrees, letters };
  }
  if (!best) return undefined;
  const { agrees } = best;
  return { line: paste.placeOf(paste.startOf(best.entry)).line, agrees, misses: words.map(({ word }) => word).filter((word) => !agrees.includes(word)) };
}
