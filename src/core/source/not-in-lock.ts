import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import type { PlacedPointer } from './placed-pointer.ts';
import type { PointerLock } from './pointer.ts';

/** One note for all pointers that the lock has no entry for, at the first of them; `undefined` when there are none. */
export function notInLock(uses: readonly PlacedPointer[], lock: PointerLock): Diagnostic | undefined {
  const missing = uses.filter(({ pointer }) => !Object.hasOwn(lock, pointer.raw));
  if (missing.length === 0) return undefined;
  return diagnostic('pointer/not-in-lock', missing[0]!.place, {
    pointers: new Set(missing.map(({ pointer }) => pointer.raw)).size,
    files: new Set(missing.map(({ place }) => place.file)).size,
    repositories: [...new Set(missing.map(({ pointer }) => pointer.repository))].sort(),
  });
}
