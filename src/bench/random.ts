/** A seeded source of choices, so that every run measures the same text. Algorithm: mulberry32. */
export interface Random {
  /** Integer from 0 up to but without `below`. */
  readonly integer: (below: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
}

export function random(seed: number): Random {
  let state = seed >>> 0;
  const integer = (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  return { integer, pick: (items) => items[integer(items.length)]! };
}
