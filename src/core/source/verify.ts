import { byText } from '../order.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import type { GitReader, ResolvedRef } from './git-reader.ts';
import { isCommitId } from './permalink.ts';
import { firstUses, type PlacedPointer } from './placed-pointer.ts';
import { pointerFinder, type Finding, type PointerFinder } from './pointer-finder.ts';
import type { PointerLock, SourcePointer, VerifiedPlace, VerifiedPointer } from './pointer.ts';
import { cloneDiagnostic, fileDiagnostics, findingDiagnostic } from './verify-diagnostics.ts';

export interface Verification {
  /** An entry for each pointer given, sorted by key; entries that no pointer uses any more are left out. */
  readonly lock: PointerLock;
  /** In the order of the pointers' first use, not of the reading. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds every pointer in the clones that `git` reads. A pointer without a clone keeps what `previous` says of it, and is
 * `unverified` where that says nothing. Each file is read and parsed once.
 */
export async function verifyPointers(uses: readonly PlacedPointer[], git: GitReader, previous: PointerLock): Promise<Verification> {
  const finder = pointerFinder(git);
  const distinct = firstUses(uses);
  const resolved: ResolvedRef[] = [];
  for (const { pointer } of distinct) resolved.push(await finder.resolve(pointer.repository, pointer.ref));
  const there = distinct.flatMap(({ pointer }, index) => {
    const ref = resolved[index]!;
    return ref.kind === 'commit' ? [{ pointer, commit: ref.commit }] : [];
  });
  const findings = new Map((await finder.find(there)).map((finding, index) => [there[index]!.pointer.raw, finding]));

  const also = await findAlso(uses, finder, previous);
  const diagnostics = new Reports();
  const entries = distinct.map(({ pointer, place }, index): [string, VerifiedPointer] => {
    const before = Object.hasOwn(previous, pointer.raw) ? previous[pointer.raw] : undefined;
    const ref = resolved[index]!;
    const { also: _, ...now }: VerifiedPointer = ref.kind === 'commit'
      ? found(pointer, place, ref.commit, findings.get(pointer.raw)!, before, diagnostics)
      : notLookedUp(pointer, place, ref, distinct, before, diagnostics);
    const others = also.get(pointer.raw);
    return [pointer.raw, { ...now, ...(others && { also: others }) }];
  });
  return { lock: Object.fromEntries(entries.sort(([a], [b]) => byText(a, b))), diagnostics: diagnostics.all };
}

/** By pointer: what is at the other versions, by ref. Where there is no clone, what was found before stays. */
async function findAlso(
  uses: readonly PlacedPointer[], finder: PointerFinder, previous: PointerLock,
): Promise<ReadonlyMap<string, Readonly<Record<string, VerifiedPlace>>>> {
  const found = new Map<string, Map<string, VerifiedPlace>>();
  const open: { readonly pointer: SourcePointer; readonly ref: string; readonly commit: string }[] = [];
  for (const { pointer, alsoAt = [] } of uses) {
    const entries = found.get(pointer.raw) ?? new Map<string, VerifiedPlace>();
    for (const ref of alsoAt) {
      if (entries.has(ref) || ref === pointer.ref) continue;
      const resolved = await finder.resolve(pointer.repository, ref);
      const isAbsent = resolved.kind === 'no-clone' || resolved.kind === 'unusable-clone';
      const before = isAbsent && Object.hasOwn(previous, pointer.raw) ? previous[pointer.raw]!.also?.[ref] : undefined;
      entries.set(ref, before ?? { state: 'unverified' });
      if (resolved.kind === 'commit') open.push({ pointer, ref, commit: resolved.commit });
    }
    if (entries.size > 0) found.set(pointer.raw, entries);
  }
  for (const [index, finding] of (await finder.find(open)).entries()) {
    const { pointer, ref, commit } = open[index]!;
    found.get(pointer.raw)!.set(ref, verifiedAs(finding, commit));
  }
  return new Map([...found].map(([raw, entries]) => [raw, Object.fromEntries([...entries].sort(([a], [b]) => byText(a, b)))]));
}

function notLookedUp(
  pointer: SourcePointer, place: Place, ref: Exclude<ResolvedRef, { kind: 'commit' }>, uses: readonly PlacedPointer[],
  before: VerifiedPointer | undefined, diagnostics: Reports,
): VerifiedPlace {
  const { repository } = pointer;
  const cloneIsAbsent = ref.kind === 'no-clone' || ref.kind === 'unusable-clone';
  const pointers = uses.filter((use) => use.pointer.repository === repository).length;
  diagnostics.once(cloneIsAbsent ? repository : `${repository}@${pointer.ref}`, cloneDiagnostic(pointer, ref, pointers, place));
  return (cloneIsAbsent ? before : undefined) ?? { state: 'unverified' };
}

function found(
  pointer: SourcePointer, place: Place, commit: string, finding: Finding, before: VerifiedPointer | undefined, diagnostics: Reports,
): VerifiedPlace {
  const { repository, ref } = pointer;
  if (before?.commit && before.commit !== commit && !isCommitId(ref)) {
    diagnostics.once(`${repository}@${ref}`, diagnostic('pointer/tag-moved', place, { repository, tag: ref, before: before.commit, now: commit }));
  }
  for (const problem of fileDiagnostics(pointer, finding, place)) diagnostics.once(`${repository}@${ref}:${pointer.path}`, problem);
  const problem = findingDiagnostic(pointer, finding, place);
  if (problem) diagnostics.all.push(problem);
  return verifiedAs(finding, commit);
}

/** A finding as the lock keeps it. */
export function verifiedAs({ lookUp, path }: Finding, commit: string): VerifiedPlace {
  const where = { commit, ...(path !== undefined && { path }) };
  switch (lookUp.kind) {
    case 'found': {
      const { line, endLine } = lookUp;
      return { state: path === undefined ? 'current' : 'moved', ...where, ...(line !== undefined && { line }), ...(endLine !== undefined && { endLine }) };
    }
    case 'missing-path': return { state: 'missing-path', commit };
    case 'missing-symbol': return { state: 'missing-symbol', commit };
    case 'missing-target':
    case 'too-few': return { state: 'changed', ...where };
  }
}

/** Diagnostics in the order in which they were found. */
class Reports {
  readonly all: Diagnostic[] = [];
  readonly #known = new Set<string>();

  /** Reports a problem that many pointers share only for the first of them. */
  once(subject: string, problem: Diagnostic): void {
    const key = `${problem.code} ${subject}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.all.push(problem);
  }
}
