/** What an alignment looks at: where a stage stands, in the order of the list. */
export interface AlignedStage {
  readonly stage: string;
}

/**
 * The stages that two orders share and that stand in the same order in both: the longest such list, so that what is not in it has
 * moved. Of several equally long ones always the same is taken. n log n.
 */
export function keptStages(from: readonly AlignedStage[], to: readonly AlignedStage[]): ReadonlySet<string> {
  const positionIn = new Map(from.map(({ stage }, index) => [stage, index]));
  const shared = to.flatMap(({ stage }) => (positionIn.has(stage) ? [{ stage, position: positionIn.get(stage)! }] : []));
  // The longest increasing run of positions: `ends[n]` ends the best run of n + 1 stages that was found so far.
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [index, { position }] of shared.entries()) {
    const length = firstNotBelow(ends, (end) => shared[end]!.position, position);
    before[index] = ends[length - 1];
    ends[length] = index;
  }
  const kept = new Set<string>();
  for (let index = ends.at(-1); index !== undefined; index = before[index]) kept.add(shared[index]!.stage);
  return kept;
}

/** Index of the first item whose value is not below `limit`; the values rise. */
function firstNotBelow<T>(items: readonly T[], valueOf: (item: T) => number, limit: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueOf(items[middle]!) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
