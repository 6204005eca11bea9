import type { Work } from './find-pattern.ts';
import type { Paste } from './paste.ts';
import type { Signature } from './signature.ts';
import type { TermIndex } from './term-index.ts';
import { termsOf, wordsOf } from './words.ts';

/** A signature of which a rare part is in a paste. */
export interface Resemblance {
  /** Position among the signatures of the index. */
  readonly signature: number;
  /** Weight of its terms that are there, in letters that this record alone has. */
  readonly weight: number;
  /** The same as a part of all its terms, from 0 to 1. */
  readonly share: number;
  /** For each line of which something is there: its position, and the entry that has most of it. */
  readonly lines: readonly { readonly line: number; readonly entry: number; readonly terms: ReadonlySet<string> }[];
}

/** Of a longer log only the end is looked at, in characters, and of a longer entry only the first words. */
const within = 1_000_000;
const mostWords = 400;
/** So many lines of signatures are compared word by word. */
const mostNominated = 60;

/** The signatures that a paste resembles, the nearest first; at most one of a record. Work grows linearly with the text, whatever the number of signatures. */
export function resemblances(index: TermIndex, signatures: readonly Signature[], paste: Paste, options: {
  /** Entries that tell nothing of a cause. */
  readonly without?: ReadonlySet<number>;
  readonly only?: (signature: number) => boolean;
  readonly work?: Work;
}): Resemblance[] {
  const entries = wordsOfEntries(paste, options.without ?? new Set());
  const best = nominate(index, entries, options.work ?? { steps: 0 });
  const lines = [...best].filter(([line]) => options.only?.(index.lines[line]!.signature) !== false)
    .sort(([a, one], [b, two]) => two.weight - one.weight || a - b).slice(0, mostNominated);
  const bySignature = new Map<number, Resemblance['lines'][number][]>();
  for (const [number, { entry }] of lines) {
    const { signature, line, weights } = index.lines[number]!;
    const had = entries.get(entry) ?? new Set();
    const list = bySignature.get(signature) ?? [];
    list.push({ line, entry, terms: new Set([...weights.keys()].filter((term) => had.has(term))) });
    bySignature.set(signature, list);
  }
  const found = [...bySignature].map(([signature, agreeing]) => weigh(index, signature, agreeing));
  const records = new Map<string, Resemblance>();
  for (const one of found) {
    const record = signatures[one.signature]?.record ?? '';
    const other = records.get(record);
    if (!other || nearness(one) > nearness(other)) records.set(record, one);
  }
  return [...records.values()].sort((a, b) => nearness(b) - nearness(a) || a.signature - b.signature);
}

/** What resemblances are ranked by: how much is there, and how little is missing. */
export function nearness({ weight, share }: Pick<Resemblance, 'weight' | 'share'>): number {
  return weight * Math.sqrt(share);
}

function weigh(index: TermIndex, signature: number, lines: readonly Resemblance['lines'][number][]): Resemblance {
  let weight = 0;
  let total = 0;
  for (const number of index.linesOf[signature] ?? []) {
    const { line, weights, total: all } = index.lines[number]!;
    total += all;
    for (const term of lines.find((each) => each.line === line)?.terms ?? []) weight += weights.get(term) ?? 0;
  }
  return { signature, weight, share: total === 0 ? 0 : weight / total, lines };
}

/** The terms of each entry that has any. */
type EntryTerms = ReadonlyMap<number, ReadonlySet<string>>;

function wordsOfEntries(paste: Paste, without: ReadonlySet<number>): EntryTerms {
  const entries = new Map<number, ReadonlySet<string>>();
  for (let entry = paste.entryAt(Math.max(0, paste.text.length - within)); entry < paste.length; entry++) {
    if (without.has(entry)) continue;
    const words = wordsOf(paste.text.slice(paste.startOf(entry), Math.min(paste.endOf(entry), paste.startOf(entry) + 20 * mostWords)), mostWords);
    if (words.length > 0) entries.set(entry, termsOf(words));
  }
  return entries;
}

/** For each line of a signature with a rare term in the paste: the entry that has most of its rare terms. */
function nominate({ postings, lines }: TermIndex, entries: EntryTerms, work: Work): Map<number, { entry: number; weight: number }> {
  const best = new Map<number, { entry: number; weight: number }>();
  for (const [entry, terms] of entries) {
    const weights = new Map<number, number>();
    for (const term of terms) {
      const list = postings.get(term) ?? [];
      work.steps += 1 + list.length;
      for (const line of list) weights.set(line, (weights.get(line) ?? 0) + (lines[line]?.weights.get(term) ?? 0));
    }
    for (const [line, weight] of weights) if (weight > (best.get(line)?.weight ?? 0)) best.set(line, { entry, weight });
  }
  return best;
}
