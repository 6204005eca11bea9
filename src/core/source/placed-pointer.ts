import type { Place } from '../diagnostics/diagnostic.ts';
import type { SourcePointer } from './pointer.ts';

/** A pointer and where it stands in the content. */
export interface PlacedPointer {
  readonly pointer: SourcePointer;
  readonly place: Place;
  /** Tags or commit ids of the same repository at which it is looked up too, without a claim that it is there. */
  readonly alsoAt?: readonly string[];
}

/** Each pointer where it is used first, in that order. */
export function firstUses(uses: readonly PlacedPointer[]): PlacedPointer[] {
  const byRaw = new Map<string, PlacedPointer>();
  for (const use of uses) if (!byRaw.has(use.pointer.raw)) byRaw.set(use.pointer.raw, use);
  return [...byRaw.values()];
}
