import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { byText } from '../order.ts';
import { cutLines, excerptKey, type Excerpt, type Excerpts } from './excerpt.ts';
import type { GitReader, ResolvedRef } from './git-reader.ts';
import { licenceFiles, licenceFolders, licenceOf, unnamedLicence } from './licence.ts';
import { once } from './once.ts';
import { firstUses, type PlacedPointer } from './placed-pointer.ts';
import type { PointerLock, SourcePointer } from './pointer.ts';
import { cloneDiagnostic } from './verify-diagnostics.ts';

/** Why a pointer has no excerpt: the lock does not call it `current`, it means a whole file, there is no clone, or the clone lacks its commit. */
export type WithoutExcerpt = 'not-current' | 'whole-file' | 'no-clone' | 'no-commit';

export interface ReadExcerpts {
  readonly excerpts: Excerpts;
  /** Different pointers with an excerpt. */
  readonly shown: number;
  /** How many different pointers have none, by reason and repository, sorted. */
  readonly without: readonly { readonly reason: WithoutExcerpt; readonly repository: string; readonly pointers: number }[];
  /** Clones that cannot be used. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads what the pointers that `lock` calls current mean, at the commits that it names. Each file is read once. */
export async function readExcerpts(uses: readonly PlacedPointer[], git: GitReader, lock: PointerLock): Promise<ReadExcerpts> {
  const distinct = firstUses(uses);
  const reader = cachedReader(git);
  const excerpts = new Map<string, Excerpt>();
  const diagnostics = new Map<string, Diagnostic>();
  const without: { readonly reason: WithoutExcerpt; readonly repository: string }[] = [];
  for (const { pointer, place } of distinct) {
    const found = await excerptOf(pointer, lock, reader);
    if (typeof found === 'object' && 'lines' in found) {
      excerpts.set(excerptKey(pointer, lock), found);
      continue;
    }
    const { repository } = pointer;
    without.push({ reason: typeof found === 'string' ? found : 'no-clone', repository });
    if (typeof found === 'object' && !diagnostics.has(repository)) {
      diagnostics.set(repository, cloneDiagnostic(pointer, found, distinct.filter((use) => use.pointer.repository === repository).length, place));
    }
  }
  return { excerpts, shown: distinct.length - without.length, without: counted(without), diagnostics: [...diagnostics.values()] };
}

function counted(without: readonly Pick<ReadExcerpts['without'][number], 'reason' | 'repository'>[]): ReadExcerpts['without'] {
  const groups = Map.groupBy(without, ({ reason, repository }) => `${reason} ${repository}`);
  return [...groups].sort(([a], [b]) => byText(a, b)).map(([, group]) => ({ ...group[0]!, pointers: group.length }));
}

type UnusableClone = Extract<ResolvedRef, { kind: 'unusable-clone' }>;

async function excerptOf(pointer: SourcePointer, lock: PointerLock, { resolve, read }: Reader): Promise<Excerpt | WithoutExcerpt | UnusableClone> {
  const { repository, path } = pointer;
  const verified = Object.hasOwn(lock, pointer.raw) ? lock[pointer.raw]! : undefined;
  if (verified?.state !== 'current' || verified.commit === undefined) return 'not-current';
  const { commit, line, endLine = line } = verified;
  if (line === undefined || endLine === undefined) return 'whole-file';
  const ref = await resolve(repository, commit);
  if (ref.kind === 'no-clone') return 'no-clone';
  if (ref.kind === 'unusable-clone') return ref;
  const text = ref.kind === 'commit' ? await read(repository, commit, path) : undefined;
  const cut = text === undefined ? undefined : cutLines(text, line, endLine);
  return cut ? { repository, commit, path, line, endLine, ...cut, licence: await licenceAt(repository, commit, path, read) } : 'no-commit';
}

async function licenceAt(repository: string, commit: string, path: string, read: Reader['read']): Promise<string> {
  for (const folder of licenceFolders(path)) {
    for (const file of licenceFiles) {
      const text = await read(repository, commit, folder + file);
      if (text !== undefined) return licenceOf(text) ?? unnamedLicence(path, folder + file);
    }
  }
  return unnamedLicence(path);
}

type Reader = Pick<GitReader, 'resolve' | 'read'>;

/** Asks for each commit and each file once. */
function cachedReader(git: GitReader): Reader {
  const refs = new Map<string, Promise<ResolvedRef>>();
  const texts = new Map<string, Promise<string | undefined>>();
  return {
    resolve: (repository, ref) => once(refs, `${repository}@${ref}`, () => git.resolve(repository, ref)),
    read: (repository, commit, path) => once(texts, `${repository}@${commit}:${path}`, () => git.read(repository, commit, path)),
  };
}
