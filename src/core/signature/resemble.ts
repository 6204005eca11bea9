import type { Agreement } from './agreement.ts';
import { agreements, partOf } from './agreement.ts';
import type { NormalisedPaste } from './normalise.ts';
import type { MatchedLine, Signature } from './signature.ts';
import type { Resemblance } from './similar.ts';
import { nearness, resemblances } from './similar.ts';
import type { TermIndex } from './term-index.ts';

/** A record that a paste resembles. */
export interface Similar {
  readonly signature: Signature;
  /** Letters of its own that are there, less for what is missing. */
  readonly nearness: number;
  readonly agrees: readonly MatchedLine[];
  readonly missing: readonly string[];
}

const mostSimilar = 5;
/** The nearest by their words, of which the lines are looked at. */
const mostCompared = 12;
/** A line without a rare word weighs so many letters. */
const leastOfLine = 4;
/** The last line of several decides: it weighs so many times what the others do. */
const lastLine = 1.5;
/** What is left of a resemblance when the paste has what the signature rules out. */
const whenRuledOut = 0.4;

/** One word alone stands in other texts, however rare. */
const leastWords = 2;
/** A resemblance below both lines is chance. Tried on pastes that no record knows; `npm run bench -- calibrate` prints what they let through. */
const enough: readonly { readonly weight: number; readonly share: number }[] = [{ weight: 6, share: 0.45 }, { weight: 2.5, share: 0.75 }];

/** The records that a paste resembles, nearest first, at most five; none where all of it may be chance. */
export function similarRecords(index: TermIndex, signatures: readonly Signature[], paste: NormalisedPaste, options: Parameters<typeof resemblances>[3]): Similar[] {
  const near = resemblances(index, signatures, paste.paste, options).slice(0, mostCompared);
  const compared = agreements(near.map(({ signature }) => signatures[signature]!), paste.paste);
  return near
    .map((resemblance, rank) => ({ rank, ...weighed(index, signatures[resemblance.signature]!, resemblance, compared[rank]!, paste) }))
    .filter(({ weight, share, words }) => words >= leastWords && enough.some((least) => weight >= least.weight && share >= least.share))
    .sort((a, b) => b.similar.nearness - a.similar.nearness || a.rank - b.rank)
    .slice(0, mostSimilar)
    .map(({ similar }) => similar);
}

function weighed(index: TermIndex, signature: Signature, resemblance: Resemblance, { holding, ruledOut, missing }: Agreement, paste: NormalisedPaste) {
  const lines = (index.linesOf[resemblance.signature] ?? []).map((number) => {
    const { line, weights, total } = index.lines[number]!;
    const had = resemblance.lines.find((each) => each.line === line);
    const whole = holding.get(line);
    const sum = [...(had?.terms ?? [])].reduce((all, term) => all + (weights.get(term) ?? 0), 0);
    const part = whole ? 1 : total > 0 ? sum / total : 0;
    const importance = Math.max(total, leastOfLine);
    const seen = whole ?? (had && partOf(paste.paste, had.entry, signature.lines[line]?.raw ?? '', [...had.terms].filter((term) => (weights.get(term) ?? 0) > 0)));
    const words = whole ? leastWords : [...(had?.terms ?? [])].filter((term) => !term.includes(' ') && (weights.get(term) ?? 0) > 0).length;
    return { part, importance, weight: part * importance, words, seen };
  });
  const others = lines.slice(0, -1).reduce((sum, { importance }) => sum + importance, 0);
  const last = lines.at(-1);
  const shared = lines.map((line) => ({ ...line, importance: line === last && signature.order === 'in-order' ? Math.max(line.importance, others * lastLine) : line.importance }));
  const all = shared.reduce((sum, { importance }) => sum + importance, 0);
  const share = shared.reduce((sum, { importance, part }) => sum + importance * part, 0) / all * (ruledOut ? whenRuledOut : 1);
  const weight = lines.reduce((sum, line) => sum + line.weight, 0);
  const words = lines.reduce((sum, line) => sum + line.words, 0);
  const agrees = lines.flatMap(({ seen }) => (seen ? [seen] : []));
  return { weight, share, words, similar: { signature, nearness: nearness({ weight, share }), agrees, missing } };
}
