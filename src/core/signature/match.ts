import { anchorOf } from './anchor.ts';
import type { Automaton } from './automaton.ts';
import { buildAutomaton, scan } from './automaton.ts';
import { arrange } from './arrange.ts';
import type { Condition, Found } from './condition.ts';
import { conditionOf, findCondition } from './condition.ts';
import { printCondition, readCondition } from './kept-condition.ts';
import type { NormalisedPaste } from './normalise.ts';
import { Paste } from './paste.ts';
import type { Work } from './find-pattern.ts';
import { counterAnchors } from './run-watch.ts';
import { Runs } from './runs.ts';
import { canBeRefuted, type Match, type Signature } from './signature.ts';
import { matchFrom } from './span.ts';

export interface MatchOptions {
  /** Leaves out signatures, e.g. those of other versions; see `allowedByVersions`. */
  readonly only?: (signature: Signature) => boolean;
  /** Counts characters looked at. */
  readonly work?: Work;
}

/** Looks for all signatures in one pass. Made once; holds no state between calls. */
export interface Matcher {
  readonly signatures: readonly Signature[];
  /** Every signature that holds, in the order of `signatures`. Work grows linearly with the text. */
  match(text: string | NormalisedPaste, options?: MatchOptions): Match[];
}

/** A line of a signature, ready to be looked for. */
interface Wanted {
  readonly signature: number;
  /** Position in the signature's lines. */
  readonly line: number;
  /** Made when the line's anchor is first seen: most logs hold the anchors of few signatures. */
  readonly condition: () => Condition;
}

/** The text by which a line is found, and its condition by `printCondition` where that is kept too. */
type LineAnchor = string | readonly [anchor: string, condition: string];

/** For each signature, for each of its lines, what it is found by; `null` for a line without any literal text. Plain JSON. */
export type Anchors = readonly (readonly (LineAnchor | null)[])[];

/** The anchors of signatures. Whoever keeps signatures can keep these beside them; making them is most of the work of preparing. */
export const signatureAnchors = (signatures: readonly Signature[]): Anchors =>
  signatures.map(({ lines }) => lines.map(({ raw }) => anchorOf(conditionOf(raw)) ?? null));

/** The same with the conditions, which saves their making in a run that only answers once. */
export const signatureAnchorsWithConditions = (signatures: readonly Signature[]): Anchors =>
  signatures.map(({ lines }) => lines.map(({ raw }) => {
    const condition = conditionOf(raw);
    const anchor = anchorOf(condition);
    return anchor === undefined ? null : [anchor, printCondition(condition)];
  }));

/** For each signature, by its number, and for each of its lines, by its number: the places where the line was found, in the order of the text. */
export type FoundLines = ReadonlyMap<number, ReadonlyMap<number, readonly Found[]>>;

/** Looks for the lines of signatures, each for itself. Made once; what reads a log in pieces and what judges it share one. */
export interface Finder {
  readonly signatures: readonly Signature[];
  /** Where it finds nothing, no line of a signature is, nor one that `RunWatch` has to be shown. */
  readonly automaton: Automaton;
  find(paste: Paste, work?: Work): FoundLines;
}

/**
 * Prepares the lines of signatures for being looked for; lines without any literal text are never found.
 *
 * @param anchors what `signatureAnchors` gave for these signatures
 */
export function compileFinder(signatures: readonly Signature[], anchors?: Anchors): Finder {
  const wanted: Wanted[] = [];
  const byAnchor = new Map<string, number[]>();
  for (const [signature, { lines }] of signatures.entries()) {
    for (const [line, { raw }] of lines.entries()) {
      let condition = anchors ? undefined : conditionOf(raw);
      const kept = condition ? anchorOf(condition) : anchors?.[signature]?.[line];
      if (kept === undefined || kept === null) continue;
      const [anchor, printed] = typeof kept === 'string' ? [kept] : kept;
      const list = byAnchor.get(anchor);
      if (list) list.push(wanted.length);
      else byAnchor.set(anchor, [wanted.length]);
      wanted.push({ signature, line, condition: () => (condition ??= printed === undefined ? conditionOf(raw) : readCondition(printed)) });
    }
  }
  const counters = signatures.some(canBeRefuted) ? counterAnchors.filter((anchor) => !byAnchor.has(anchor)) : [];
  const automaton = buildAutomaton([...byAnchor.keys(), ...counters]);
  const lists = [...byAnchor.values()];
  return {
    signatures,
    automaton,
    find: (paste, work = { steps: 0 }) => findAll(paste, automaton, lists, wanted, work),
  };
}

/**
 * Prepares signatures for matching.
 *
 * @param anchors what `signatureAnchors` gave for these signatures
 */
export const compileMatcher = (signatures: readonly Signature[], anchors?: Anchors): Matcher => matcherOf(compileFinder(signatures, anchors));

/** The matcher of signatures that are prepared already. */
export function matcherOf(finder: Finder): Matcher {
  const { signatures } = finder;
  return {
    signatures,
    match(text, options = {}) {
      const paste = typeof text === 'string' ? new Paste(text) : text.paste;
      const work = options.work ?? { steps: 0 };
      const hits = finder.find(paste, work);
      const runs = new Runs(paste, work);
      const held: { signature: Signature; places: readonly Found[] }[] = [];
      for (const [number, found] of [...hits].sort(([a], [b]) => a - b)) {
        const signature = signatures[number]!;
        if (options.only?.(signature) === false) continue;
        const arranged = arrange(signature, found, runs);
        if (arranged) held.push({ signature, places: arranged });
      }
      return withoutGuesses(held).map(({ signature, places }) => matchFrom(signature, places, paste));
    },
  };
}

/** For each signature, for each of its lines, the places where the line was found, in the order of the text. */
function findAll(paste: Paste, automaton: Automaton, lists: readonly number[][], wanted: readonly Wanted[], work: Work): Map<number, Map<number, Found[]>> {
  const hits = new Map<number, Map<number, Found[]>>();
  const lastEntry = new Int32Array(wanted.length).fill(-1);
  let entry = 0;
  work.steps += paste.text.length;
  scan(automaton, paste.text, (anchor, at) => {
    while (entry + 1 < paste.length && paste.startOf(entry + 1) <= at) entry++;
    for (const number of lists[anchor] ?? []) {
      if (lastEntry[number] === entry) continue;
      lastEntry[number] = entry;
      const want = wanted[number];
      const found = want && findCondition(want.condition(), paste, entry, work);
      if (!want || !found) continue;
      let lines = hits.get(want.signature);
      if (!lines) hits.set(want.signature, (lines = new Map()));
      const list = lines.get(want.line);
      if (list) list.push(found);
      else lines.set(want.line, [found]);
    }
  });
  return hits;
}

/** Leaves out what rests on a text that may be cut off, where another record can be read from the same place. Signatures without a record are none. */
function withoutGuesses<T extends { readonly signature: Signature; readonly places: readonly Found[] }>(held: readonly T[]): readonly T[] {
  const guessed = held.filter(({ places }) => places.some(({ cut }) => cut === 'bare'));
  if (guessed.length === 0) return held;
  const records = new Map<number, Set<string>>();
  for (const { signature, places } of held) {
    if (signature.record === '') continue;
    for (const { entry } of places) records.set(entry, (records.get(entry) ?? new Set()).add(signature.record));
  }
  return held.filter((one) => !guessed.includes(one) || one.places.every(({ entry, cut }) => cut !== 'bare' || (records.get(entry)?.size ?? 0) < 2));
}
