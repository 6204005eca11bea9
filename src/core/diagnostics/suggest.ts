/**
 * The known word that `word` was most likely meant to be, for "did you mean".
 *
 * @returns `undefined` when nothing is near: more than a third of the letters, or more than 3, would have to change.
 *   Case and `-`, `_`, blank are not counted. Of equally near words the first wins.
 */
export function suggest(word: string, known: readonly string[]): string | undefined {
  const wanted = fold(word);
  if (wanted === '' || wanted.length > 200) return undefined;
  let best: string | undefined;
  let bestDistance = Math.min(3, Math.max(1, Math.floor(wanted.length / 3))) + 1;
  for (const candidate of known) {
    const distance = editDistance(wanted, fold(candidate), bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

const fold = (word: string): string => word.toLowerCase().replace(/[-_\s]+/g, '-');

/**
 * Changes that turn `a` into `b`: insert, remove, replace, swap two neighbours (optimal string alignment).
 *
 * @returns the number of changes, or `limit` when it is `limit` or more
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, beforeLast[column - 2]! + 1);
      current.push(cost);
    }
    if (Math.min(...current) >= limit) return limit;
    [beforeLast, last] = [last, current];
  }
  return Math.min(last[b.length]!, limit);
}
