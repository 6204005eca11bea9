/** Two items that are the same thing in two versions; one of them is missing where only one version has it. */
export type Pair<T> = readonly [T, T] | readonly [undefined, T] | readonly [T, undefined];

/**
 * Pairs items of two lists by the first key that they share, strongest key first, and what is left by likeness. An item stands in
 * one pair.
 *
 * @param keys no key where one is `undefined`
 * @param likeness from 0 to 1; pairs below `leastLikeness` are none
 * @returns the pairs in the order of `to`, then what only `from` has
 */
export function pairItems<T>(
  from: readonly T[], to: readonly T[], keys: readonly ((item: T) => string | undefined)[], likeness?: (a: T, b: T) => number,
): Pair<T>[] {
  const left = new Set(from);
  const partner = new Map<T, T>();
  const join = (was: T, is: T): void => {
    partner.set(is, was);
    left.delete(was);
  };
  for (const keyOf of keys) {
    const byKey = Map.groupBy([...left], keyOf);
    for (const is of to) {
      const key = keyOf(is);
      const was = partner.has(is) || key === undefined ? undefined : byKey.get(key)?.shift();
      if (was !== undefined) join(was, is);
    }
  }
  if (likeness) {
    const candidates = to.filter((is) => !partner.has(is)).flatMap((is) => [...left].map((was) => ({ was, is, score: likeness(was, is) })));
    // The sort is stable: of equally good pairs the one that comes first in `to`, then in `from`.
    for (const { was, is } of candidates.filter(({ score }) => score >= leastLikeness).sort((a, b) => b.score - a.score)) {
      if (left.has(was) && !partner.has(is)) join(was, is);
    }
  }
  return [...to.map((is): Pair<T> => (partner.has(is) ? [partner.get(is)!, is] : [undefined, is])), ...[...left].map((was): Pair<T> => [was, undefined])];
}

/** Below it two messages say different things; found by reading the pairs of all orders in `content/`. */
const leastLikeness = 0.6;

/**
 * Tells how much of their words two messages share, from 0 to 1; what stands for something that varies does not count. Each
 * message is read once, however many it is held against.
 */
export function messageLikeness(): (a: string, b: string) => number {
  const known = new Map<string, ReadonlySet<string>>();
  const words = (message: string): ReadonlySet<string> => {
    const found = known.get(message) ?? wordsOf(message);
    known.set(message, found);
    return found;
  };
  return (a, b) => {
    const [left, right] = [words(a), words(b)];
    let shared = 0;
    for (const word of left) if (right.has(word)) shared++;
    const all = left.size + right.size - shared;
    return all === 0 ? 0 : shared / all;
  };
}

function wordsOf(message: string): Set<string> {
  const fixed = message.toLowerCase().replace(/[\w.-]{1,40}=<[^<>]*>/g, ' ').replace(/<[^<>]*>/g, ' ');
  return new Set(fixed.split(/[^a-z0-9_./-]+/).map((word) => word.replace(/^[.:-]+|[.:-]+$/g, '')).filter((word) => word !== ''));
}
