import type { EntrySkeleton } from './paste.ts';
import type { Gap, Pattern } from './pattern.ts';
import { isWordCode } from './skeleton.ts';

/** Characters of a skeleton, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Counts characters looked at, so that tests can prove linear work without a clock. */
export interface Work {
  steps: number;
}

/** A placeholder stands for at most so many characters; a mount's options are the longest seen. */
const longestGap = 4096;
/** The same in a text that may be cut off: with more between, any beginning of a literal would do. */
const longestBareGap = 60;
const longestNumber = 32;
/** In one entry a pattern is tried at most at so many places; no entry that a program writes comes near it. */
const mostTries = 4096;

/** How a text was cut off: with an arrow or an ellipsis at its end, or with nothing that says so. */
export type Cut = 'marked' | 'bare' | undefined;

/** How much literal text a line that was cut off must still show of a pattern; more where nothing says that it was. */
export function cutEvidence(pattern: Pattern, cut: Cut): number {
  const all = pattern.literals.reduce((sum, literal) => sum + literal.length, 0);
  return Math.max(20, Math.ceil(cut === 'bare' ? all * 0.75 : all / 2));
}

/** One search: where it may look, and how often it may still try. */
interface Search {
  readonly pattern: Pattern;
  readonly skeleton: EntrySkeleton;
  readonly to: number;
  readonly cut: Cut;
  /** The pattern must end where this says so. */
  readonly endsAt?: ((at: number) => boolean) | undefined;
  readonly work: Work;
  tries: number;
}

/**
 * Finds the pattern anywhere in `from`–`to` of a skeleton. It begins and ends at the edge of a word; digits that stand for a number may
 * not be part of a longer one. With `cut`, the text may end inside the pattern once half of its literals were seen.
 */
export function findInside(pattern: Pattern, skeleton: EntrySkeleton, from: number, to: number, cut: Cut, work: Work): Span | undefined {
  const first = pattern.literals[0];
  if (first === undefined) return undefined;
  const search: Search = { pattern, skeleton, to, cut, work, tries: mostTries };
  work.steps += to - from;
  for (const at of occurrences(search, first, from)) {
    const start = startOf(pattern, skeleton, at, from);
    if (start === undefined) continue;
    const end = follow(search, at + first.length, 1, first.length);
    if (end !== undefined) return { start, end };
  }
  return cut ? findCutHead(pattern, skeleton, from, to, cut) : undefined;
}

/**
 * Whether the pattern is the whole of `from`–`to`, as the value of a field must be.
 *
 * @param endsAt where else than at `to` a whole may end
 */
export function matchWhole(
  pattern: Pattern, skeleton: EntrySkeleton, from: number, to: number, cut: Cut, work: Work, endsAt: (at: number) => boolean = (at) => at === to,
): Span | undefined {
  const first = pattern.literals[0];
  work.steps += to - from;
  if (first === undefined) return pattern.gaps[0] === undefined && from < to ? undefined : { start: from, end: to };
  const { text } = skeleton;
  const leading = pattern.gaps[0];
  // Most of the many conditions that one anchor leads to end here.
  if (leading === undefined && !cut && !text.startsWith(first, from)) return undefined;
  const search: Search = { pattern, skeleton, to, cut, endsAt, work, tries: mostTries };
  if (leading === undefined) {
    if (text.startsWith(first, from) && from + first.length <= to) {
      const end = follow(search, from + first.length, 1, first.length);
      return end === undefined ? undefined : { start: from, end };
    }
    const seen = text.slice(from, Math.min(to, from + first.length));
    return cut && from + seen.length === to && seen.length >= cutEvidence(pattern, cut) && first.startsWith(seen) && mayEnd(pattern, 0, seen.length, cut) ? { start: from, end: to } : undefined;
  }
  for (const at of occurrences(search, first, from)) {
    if (leading === 'digits' && (at === from || digitsEnd(text, from, at) !== at)) continue;
    const end = follow(search, at + first.length, 1, first.length);
    if (end !== undefined) return { start: from, end };
  }
  return undefined;
}

/** Where a literal stands from `from` on, as long as tries are left. */
function* occurrences(search: Search, literal: string, from: number, limit = search.to): Generator<number> {
  const { text } = search.skeleton;
  const window = from === 0 && limit === text.length ? text : text.slice(from, limit);
  const base = window === text ? 0 : from;
  for (let found = window.indexOf(literal); found !== -1; found = window.indexOf(literal, found + 1)) {
    if (--search.tries < 0) return;
    yield base + found;
  }
}

/** Matches literal `index` and what follows it, from `at`; gives the end of the match. `seen` counts the literal text so far. */
function follow(search: Search, at: number, index: number, seen: number): number | undefined {
  const { pattern, to, cut } = search;
  const { text } = search.skeleton;
  const gap = pattern.gaps[index];
  const literal = pattern.literals[index];
  if (literal === undefined) return endOf(search, at, gap);
  const enough = cutEvidence(pattern, cut);
  if (gap === 'digits') {
    const next = digitsEnd(text, at, to);
    search.work.steps += next - at + literal.length;
    if (next === at) return cut === 'marked' && at === to && seen >= enough ? to : undefined;
    if (next + literal.length <= to && text.startsWith(literal, next)) return follow(search, next + literal.length, index + 1, seen + literal.length);
    return cut && to - next < literal.length && mayEnd(pattern, index, to - next, cut) && seen + (to - next) >= enough && literal.startsWith(text.slice(next, to)) ? to : undefined;
  }
  const limit = Math.min(to, at + 1 + (cut === 'bare' ? longestBareGap : longestGap) + literal.length, wallAfter(search.skeleton, at) + literal.length);
  search.work.steps += limit - at;
  for (const found of occurrences(search, literal, at + 1, limit)) {
    const end = follow(search, found + literal.length, index + 1, seen + literal.length);
    if (end !== undefined) return end;
  }
  return cut && limit === to && endsInGap(search, at, index, seen, enough) ? to : undefined;
}

/** First place from `at` on that no placeholder may reach: the line ended there, and what follows need not belong to it. */
function wallAfter({ walls }: EntrySkeleton, at: number): number {
  return walls.find((wall) => wall >= at) ?? Infinity;
}

/** Fewest characters of a literal at the right edge that show it and not chance. */
const leastOfLiteral = 4;

/** Fewest letters of the last word that tells anything: “container not f” may be many a text. */
const leastOfWord = 2;

/**
 * Whether a text that was cut off may end behind `length` characters of literal `index`. Where nothing says that it was cut off, half of the
 * literal must be there and its last word that tells anything must have begun: before it, another text may be over, or go on otherwise.
 */
function mayEnd({ literals, deciding }: Pattern, index: number, length: number, cut: Cut): boolean {
  if (cut !== 'bare') return true;
  return length >= leastOfLiteral + 2 && length * 2 >= (literals[index]?.length ?? 0) && length >= (deciding[index] ?? 0) + leastOfWord;
}

/**
 * Whether a text that was cut off at the right edge may end inside the gap at `at` or in the literal behind it: after one word, or after its
 * beginning. Where nothing says that it was cut off, the beginning of the literal must.
 */
function endsInGap({ pattern, skeleton, to, cut }: Search, at: number, index: number, seen: number, enough: number): boolean {
  if (cut === 'marked' && seen < enough) return false;
  if (cut === 'marked' && tokenEnd(skeleton, at, to) === to) return true;
  const literal = pattern.literals[index] ?? '';
  for (let length = Math.min(literal.length - 1, to - at - 1); length >= leastOfLiteral; length--) {
    if (cut === 'bare' && seen + length < enough) return false;
    if (mayEnd(pattern, index, length, cut) && skeleton.text.startsWith(literal.slice(0, length), to - length)) return true;
  }
  return false;
}

function endOf({ skeleton, to, endsAt, cut }: Search, at: number, gap: Gap | undefined): number | undefined {
  if (gap === 'any') return endsAt ? to : tokenEnd(skeleton, at, to);
  const end = gap === 'digits' ? digitsEnd(skeleton.text, at, to) : at;
  if (gap === 'digits' && end === at) return cut === 'marked' && at === to ? to : undefined;
  if (endsAt) return endsAt(end) ? end : undefined;
  return isEdge(skeleton, end) ? end : undefined;
}

function startOf(pattern: Pattern, skeleton: EntrySkeleton, at: number, from: number): number | undefined {
  const gap = pattern.gaps[0];
  if (gap === undefined) return isEdge(skeleton, at) ? at : undefined;
  if (gap === 'any') return at;
  let start = at;
  while (start > from && at - start < longestNumber && isDigit(skeleton.text.charCodeAt(start - 1))) start--;
  return start === at ? undefined : start;
}

/** Whether a match may begin or end before character `at`: not inside a word of the source. */
function isEdge({ text, offsets }: EntrySkeleton, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  if (!isWordCode(text.charCodeAt(at - 1)) || !isWordCode(text.charCodeAt(at))) return true;
  const parted = (index: number): boolean => index <= 0 || index >= text.length || (offsets[index] ?? 0) !== (offsets[index - 1] ?? 0) + 1;
  // Markdown's mark of slanted words stands at the edge of one.
  return parted(at) || (text.charAt(at) === '_' && parted(at + 1)) || (text.charAt(at - 1) === '_' && parted(at - 1));
}

function tokenEnd({ offsets }: EntrySkeleton, at: number, to: number): number {
  let end = at;
  while (end < to && end - at < longestGap && (end === at || (offsets[end] ?? 0) === (offsets[end - 1] ?? 0) + 1)) end++;
  return end;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** End of a number: digits, with single points or commas between them. */
function digitsEnd(text: string, at: number, to: number): number {
  const limit = Math.min(to, at + longestNumber);
  let end = at;
  while (end < limit) {
    const code = text.charCodeAt(end);
    if (isDigit(code)) end++;
    else if ((code === 0x2e || code === 0x2c) && end > at && end + 1 < limit && isDigit(text.charCodeAt(end + 1))) end++;
    else break;
  }
  return end;
}

/** A pattern whose text was cut off inside its first literal. */
function findCutHead(pattern: Pattern, skeleton: EntrySkeleton, from: number, to: number, cut: Cut): Span | undefined {
  const first = pattern.literals[0] ?? '';
  const least = cutEvidence(pattern, cut);
  for (let length = Math.min(first.length - 1, to - from); length >= least; length--) {
    const start = to - length;
    if (mayEnd(pattern, 0, length, cut) && skeleton.text.startsWith(first.slice(0, length), start) && isEdge(skeleton, start)) return { start, end: to };
  }
  return undefined;
}
