import { compileFinder } from './match.ts';
import type { Paste } from './paste.ts';
import type { MatchedLine, Signature } from './signature.ts';
import { matchedLine } from './span.ts';

/** A signature that does not hold, line by line. */
export interface Agreement {
  /** Lines that are there in full, by position in the signature; also `not:` lines that are there. */
  readonly holding: ReadonlyMap<number, MatchedLine>;
  /** A `not:` line is there, or the program wrote on after `<nothing more>`. */
  readonly ruledOut: boolean;
  /** What would have to be otherwise, as written. */
  readonly missing: readonly string[];
}

/** Which lines of signatures are there, each by itself, in one pass over the text. */
export function agreements(signatures: readonly Signature[], paste: Paste): Agreement[] {
  const found = compileFinder(signatures).find(paste);
  return signatures.map((signature, number) => agreementOf(signature, new Map([...found.get(number) ?? []].flatMap(([position, [first]]) =>
    (first ? [[position, matchedLine(first, signature.lines[position]!.raw, paste)] as const] : [])))));
}

function agreementOf(signature: Signature, holding: ReadonlyMap<number, MatchedLine>): Agreement {
  const missing: string[] = [];
  let ruledOut = false;
  for (const [position, { raw, absent }] of signature.lines.entries()) {
    if (absent && holding.has(position)) {
      ruledOut = true;
      missing.push(`not: ${raw}`);
    } else if (!absent && !holding.has(position)) missing.push(raw);
  }
  // All lines are there and still it does not hold: order, or what came after.
  if (missing.length === 0 && signature.nothingMore) {
    ruledOut = true;
    missing.push('<nothing more>');
  } else if (missing.length === 0) missing.push(...signature.lines.filter(({ absent }) => !absent).slice(1).map(({ raw }) => raw));
  return { holding, ruledOut, missing };
}

/** Where the words of a line that is there in part stand in an entry's message: from the first to the last of them. */
export function partOf(paste: Paste, entry: number, condition: string, terms: Iterable<string>): MatchedLine | undefined {
  const words = new Set(terms);
  const { message } = paste.entry(entry);
  const raw = paste.rawOf(entry);
  const from = message.end > message.start ? message.start : 0;
  const text = raw.slice(from, Math.min(raw.length, from + longestEntry)).toLowerCase();
  let start = Infinity;
  let end = 0;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}_]{1,100}/gu)) {
    if (!words.has(word)) continue;
    start = Math.min(start, index);
    end = index + word.length;
  }
  const base = paste.startOf(entry) + from;
  return end === 0 ? undefined : matchedLine({ entry, start: base + start, end: base + end }, condition, paste);
}

const longestEntry = 8000;
