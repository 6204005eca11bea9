/** What a tag or commit id stands for in a clone. */
export type ResolvedRef =
  | { readonly kind: 'commit'; readonly commit: string }
  /** There is no such ref; `similar` are tags with a like name. */
  | { readonly kind: 'missing'; readonly similar: readonly string[]; readonly shallow: boolean }
  /** It is a branch, which moves. */
  | { readonly kind: 'branch' }
  /** Nobody said where a clone of this repository is. */
  | { readonly kind: 'no-clone' }
  /** What was given as the clone cannot be used; `reason` in git's own words. */
  | { readonly kind: 'unusable-clone'; readonly path: string; readonly reason: string };

/** Reads local clones. Core only declares it; `src/node/git-reader.ts` is the one over real git. */
export interface GitReader {
  resolve(repository: string, ref: string): Promise<ResolvedRef>;
  /** Text of a file at a commit; `undefined` when there is none. */
  read(repository: string, commit: string, path: string): Promise<string | undefined>;
  /** All paths at a commit, sorted. */
  paths(repository: string, commit: string): Promise<readonly string[]>;
  /** For each text that is part of a line of a Go file at a commit: the paths of those files. What is vendored is left out. */
  holding(repository: string, commit: string, texts: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
}
