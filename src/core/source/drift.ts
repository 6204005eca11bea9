import { byText } from '../order.ts';
import type { Finding, PointerFinder } from './pointer-finder.ts';
import type { PointerLock, PointerState, SourcePointer, VerifiedPlace } from './pointer.ts';
import { verifiedAs } from './verify.ts';

/** Where a pointer is used: who must look when it drifts. */
export interface PointerUser {
  readonly file: string;
  readonly line: number;
  /** The start-up step, or the one at which the incident stops, `<daemon>/<stage>`. */
  readonly stage?: string;
}

/** A pointer of the content and all its uses. */
export interface UsedPointer {
  readonly pointer: SourcePointer;
  readonly users: readonly PointerUser[];
}

/** `unchanged`: same file, same lines. `moved`: other lines, or another file. The rest as in the lock. */
export type DriftState = 'unchanged' | Exclude<PointerState, 'current' | 'unverified'>;

/** First and last line in a file, from 1; no lines where the whole file is meant. */
export interface SourcePlace {
  readonly path: string;
  readonly line?: number;
  readonly endLine?: number;
}

/** What became of one pointer at another version. */
export interface Drift {
  /** As written. */
  readonly pointer: string;
  readonly repository: string;
  readonly from: string;
  readonly to: string;
  readonly state: DriftState;
  /** Where it stands at its own version; absent when it is not found there. */
  readonly before?: SourcePlace;
  /** Where it stands at the other version; without lines where only the symbol was found. */
  readonly now?: SourcePlace;
  /** What may be meant there now, or why it is not sure. */
  readonly hint?: string;
  /** Whether a person must look: lines that moved inside their file are followed by `verify`, everything else is not. */
  readonly look: boolean;
  readonly users: readonly PointerUser[];
}

/** The version to compare with: a tag or commit of one repository. */
export interface DriftTarget {
  readonly ref: string;
  readonly commit: string;
}

/**
 * Looks pointers up at another version than their own.
 *
 * @param targets by repository; pointers into other repositories are left out
 * @param lock what `verify` proved spares looking a pointer up at its own version
 */
export async function findDrift(
  uses: readonly UsedPointer[], targets: ReadonlyMap<string, DriftTarget>, finder: PointerFinder, lock: PointerLock,
): Promise<readonly Drift[]> {
  const within = uses
    .filter(({ pointer }) => targets.has(pointer.repository))
    .sort((a, b) => byText(a.pointer.raw, b.pointer.raw));
  const before = await placesBefore(within, finder, lock);
  const findings = await finder.find(within.map(({ pointer }) => ({ pointer, commit: targets.get(pointer.repository)!.commit })));
  return within.map((use, index) => driftOf(use, targets.get(use.pointer.repository)!, before[index], findings[index]!));
}

/** Where each pointer stands at its own version; `undefined` where it does not. */
async function placesBefore(uses: readonly UsedPointer[], finder: PointerFinder, lock: PointerLock): Promise<(VerifiedPlace | undefined)[]> {
  const places: (VerifiedPlace | undefined)[] = [];
  const open: { readonly index: number; readonly pointer: SourcePointer; readonly commit: string }[] = [];
  for (const [index, { pointer }] of uses.entries()) {
    const ref = await finder.resolve(pointer.repository, pointer.ref);
    const known = Object.hasOwn(lock, pointer.raw) ? lock[pointer.raw] : undefined;
    places.push(undefined);
    if (ref.kind !== 'commit') continue;
    if (known?.state === 'current' && known.commit === ref.commit) places[index] = known;
    else open.push({ index, pointer, commit: ref.commit });
  }
  for (const [at, finding] of (await finder.find(open)).entries()) {
    const { index, commit } = open[at]!;
    const verified = verifiedAs(finding, commit);
    if (verified.state === 'current') places[index] = verified;
  }
  return places;
}

function driftOf({ pointer, users }: UsedPointer, { ref, commit }: DriftTarget, before: VerifiedPlace | undefined, finding: Finding): Drift {
  const there = verifiedAs(finding, commit);
  const sameLines = before !== undefined && before.line === there.line && before.endLine === there.endLine;
  const state: DriftState = there.state === 'current' ? (sameLines ? 'unchanged' : 'moved') : (there.state as DriftState);
  const times = finding.lookUp.kind === 'found' ? finding.lookUp.among?.length : undefined;
  const hint = before === undefined ? `not found at ${pointer.ref}, its own version` : times !== undefined ? `${times} times there; the first is meant` : hintOf(finding);
  const hasPlace = there.state !== 'missing-path' && there.state !== 'missing-symbol';
  return {
    pointer: pointer.raw, repository: pointer.repository, from: pointer.ref, to: ref, state,
    ...(before && { before: placeOf(pointer.path, before) }),
    ...(hasPlace && { now: placeOf(there.path ?? pointer.path, there) }),
    ...(hint !== undefined && { hint }),
    look: hint !== undefined || there.state !== 'current',
    users,
  };
}

function hintOf({ lookUp }: Finding): string | undefined {
  switch (lookUp.kind) {
    case 'found': return undefined;
    case 'too-few': return lookUp.among.length === 1 ? 'only once there' : `only ${lookUp.among.length} times there`;
    case 'missing-target': return lookUp.suggestion ? `perhaps “${lookUp.suggestion}”` : lookUp.elsewhere && `perhaps in ${lookUp.elsewhere}`;
    default: return lookUp.suggestion && `perhaps ${lookUp.suggestion}`;
  }
}

const placeOf = (path: string, { line, endLine }: VerifiedPlace): SourcePlace =>
  ({ path, ...(line !== undefined && { line }), ...(endLine !== undefined && { endLine }) });
