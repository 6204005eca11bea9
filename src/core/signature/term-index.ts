import { splitPlaceholders } from './placeholder.ts';
import type { Signature } from './signature.ts';
import { genericWordsIn, lettersOf } from './weakness.ts';
import { termsOf, wordsOf } from './words.ts';

/** A line of a signature as its terms, with what each weighs. */
export interface LineTerms {
  /** Position of the signature, and of the line in it. */
  readonly signature: number;
  readonly line: number;
  readonly weights: ReadonlyMap<string, number>;
  readonly total: number;
}

/** Which lines of signatures have a term; lists that are too long to nominate a line are left out. */
export interface TermIndex {
  readonly lines: readonly LineTerms[];
  /** For each signature its present lines, by position in `lines`. */
  readonly linesOf: readonly (readonly number[])[];
  readonly postings: ReadonlyMap<string, readonly number[]>;
}

/** A term that stands in more lines than this names none of them. */
const mostPostings = 64;
/** A word of a text that any program prints for many causes tells this part of what it would tell. */
const genericShare = 0.2;
/** Words around every answer of the daemon: “Handler for POST … returned error”. */
const wrappers: ReadonlySet<string> = new Set(['handler', 'post', 'get', 'delete', 'response', 'daemon']);
/** Two words beside each other tell this much beyond the words. */
const pairShare = 0.5;

/**
 * Terms of all signatures, weighed by their letters and by how few records have them: `ln(records / with it)`, as a part of what a term of a
 * single record weighs. Made once.
 */
export function buildTermIndex(signatures: readonly Signature[]): TermIndex {
  const texts = signatures.flatMap((signature, number) => signature.lines.flatMap((line, position) => (line.absent ? [] : [{ signature: number, line: position, ...termsOfLine(line.raw) }])));
  const records = new Map<string, Set<string>>();
  for (const { signature, letters } of texts) {
    const record = signatures[signature]?.record ?? '';
    for (const term of letters.keys()) {
      const having = records.get(term);
      if (having) having.add(record);
      else records.set(term, new Set([record]));
    }
  }
  const all = Math.max(2, new Set(signatures.map(({ record }) => record)).size);
  const rarity = (term: string): number => Math.max(0, Math.log((all + 1) / (records.get(term)?.size ?? 1)) / Math.log(all + 1));
  const lines: LineTerms[] = [];
  const linesOf: number[][] = signatures.map(() => []);
  const postings = new Map<string, number[]>();
  for (const { signature, line, letters } of texts) {
    const weights = new Map([...letters].map(([term, value]) => [term, value * rarity(term)]));
    linesOf[signature]?.push(lines.length);
    for (const term of weights.keys()) {
      const list = postings.get(term);
      if (list) list.push(lines.length);
      else postings.set(term, [lines.length]);
    }
    lines.push({ signature, line, weights, total: [...weights.values()].reduce((sum, weight) => sum + weight, 0) });
  }
  for (const [term, list] of postings) if (list.length > mostPostings) postings.delete(term);
  return { lines, linesOf, postings };
}

/** The terms of a line's literal pieces with the letters that each tells. */
function termsOfLine(raw: string): { letters: Map<string, number> } {
  const generic = genericWordsIn(raw.toLowerCase());
  const value = (word: string): number => lettersOf(word) * (generic.has(word) || wrappers.has(word) ? genericShare : 1);
  const letters = new Map<string, number>();
  for (const piece of splitPlaceholders(raw).pieces) {
    if (piece.kind === 'placeholder') continue;
    const words = wordsOf(piece.text);
    for (const term of termsOf(words)) {
      const [first = '', second] = term.split(' ');
      letters.set(term, second === undefined ? value(first) : (value(first) + value(second)) * pairShare);
    }
  }
  return { letters };
}
