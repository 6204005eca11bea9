import { byText } from '../order.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { GitReader } from './git-reader.ts';
import { parseGoFile, type GoFile } from './go-file.ts';
import { lookUpInGo, lookUpInText, type LookUp } from './look-up.ts';
import { isCommitId } from './permalink.ts';
import type { PointerLock, SourcePointer, VerifiedPointer } from './pointer.ts';
import { cloneDiagnostic, lookUpDiagnostic } from './verify-diagnostics.ts';

/** A pointer and where it stands in the content. */
export interface PlacedPointer {
  readonly pointer: SourcePointer;
  readonly place: Place;
}

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
  const byRaw = new Map<string, PlacedPointer>();
  for (const use of uses) if (!byRaw.has(use.pointer.raw)) byRaw.set(use.pointer.raw, use);

  const session = new Session(git, previous, [...byRaw.values()]);
  const entries: [string, VerifiedPointer][] = [];
  for (const [raw, use] of byRaw) entries.push([raw, await session.verify(use)]);
  entries.sort(([a], [b]) => byText(a, b));
  return { lock: Object.fromEntries(entries), diagnostics: session.diagnostics };
}

/** One verification: what was read already, and what was found. */
class Session {
  readonly diagnostics: Diagnostic[] = [];
  readonly #git: GitReader;
  readonly #previous: PointerLock;
  readonly #uses: readonly PlacedPointer[];
  readonly #reported = new Set<string>();
  readonly #refs = new Map<string, ReturnType<GitReader['resolve']>>();
  readonly #texts = new Map<string, Promise<string | undefined>>();
  readonly #goFiles = new Map<string, GoFile>();
  readonly #paths = new Map<string, Promise<readonly string[]>>();

  constructor(git: GitReader, previous: PointerLock, uses: readonly PlacedPointer[]) {
    this.#git = git;
    this.#previous = previous;
    this.#uses = uses;
  }

  async verify({ pointer, place }: PlacedPointer): Promise<VerifiedPointer> {
    const { repository, ref, path } = pointer;
    const before = Object.hasOwn(this.#previous, pointer.raw) ? this.#previous[pointer.raw] : undefined;
    const resolved = await once(this.#refs, `${repository}@${ref}`, () => this.#git.resolve(repository, ref));
    if (resolved.kind !== 'commit') {
      const pointers = this.#uses.filter((use) => use.pointer.repository === repository).length;
      this.#reportOnce(cloneDiagnostic(pointer, resolved, pointers, place), resolved.kind === 'no-clone' || resolved.kind === 'unusable-clone' ? repository : `${repository}@${ref}`);
      const cloneIsAbsent = resolved.kind === 'no-clone' || resolved.kind === 'unusable-clone';
      return (cloneIsAbsent ? before : undefined) ?? { state: 'unverified' };
    }

    const { commit } = resolved;
    if (before?.commit && before.commit !== commit && !isCommitId(ref)) {
      this.#reportOnce(diagnostic('pointer/tag-moved', place, { repository, tag: ref, before: before.commit, now: commit }), `${repository}@${ref}`);
    }
    const text = await once(this.#texts, `${repository}@${commit}:${path}`, () => this.#git.read(repository, commit, path));
    if (text === undefined) {
      const suggestion = await this.#suggestPath(pointer, commit);
      this.diagnostics.push(diagnostic('pointer/missing-path', place, { path, ref, repository, ...(suggestion && { suggestion }) }));
      return { state: 'missing-path', commit };
    }
    this.#warnOfFile(pointer, text, place);

    const found = path.endsWith('.go') ? lookUpInGo(pointer, this.#goFile(`${repository}@${commit}:${path}`, text)) : lookUpInText(pointer, text);
    const inFile = found.kind === 'missing-symbol' ? await this.#siblingWith(pointer, commit) : undefined;
    const problem = lookUpDiagnostic(pointer, found, place, inFile);
    if (problem) this.diagnostics.push(problem);
    return entryOf(found, commit);
  }

  #reportOnce(problem: Diagnostic, subject: string): void {
    const key = `${problem.code} ${subject}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.diagnostics.push(problem);
  }

  #warnOfFile({ repository, ref, path }: SourcePointer, text: string, place: Place): void {
    const subject = `${repository}@${ref}:${path}`;
    if (/(?:^|\/)(?:vendor|Godeps\/_workspace)\//.test(path)) this.#reportOnce(diagnostic('pointer/vendored', place, { path, repository }), subject);
    if (/^\/\/ (?:Code generated .* DO NOT EDIT\.?|.*DO NOT EDIT!?)$/m.test(text.slice(0, 2000))) {
      this.#reportOnce(diagnostic('pointer/generated', place, { path }), subject);
    }
  }

  #goFile(key: string, text: string): GoFile {
    const known = this.#goFiles.get(key);
    if (known) return known;
    const file = parseGoFile(text);
    this.#goFiles.set(key, file);
    return file;
  }

  #pathsAt(repository: string, commit: string): Promise<readonly string[]> {
    return once(this.#paths, `${repository}@${commit}`, () => this.#git.paths(repository, commit));
  }

  /** A file of the same name in another folder, else the likest path. */
  async #suggestPath({ repository, path }: SourcePointer, commit: string): Promise<string | undefined> {
    const paths = await this.#pathsAt(repository, commit);
    const name = path.slice(path.lastIndexOf('/') + 1);
    const sameName = paths.filter((other) => other.endsWith(`/${name}`) || other === name);
    return sameName.find((other) => !/(?:^|\/)vendor\//.test(other)) ?? suggest(path, paths) ?? sameName[0];
  }

  /** Another file of the same package that declares the symbol. */
  async #siblingWith({ repository, path, symbol }: SourcePointer, commit: string): Promise<string | undefined> {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const siblings = (await this.#pathsAt(repository, commit))
      .filter((other) => other !== path && other.startsWith(folder) && other.endsWith('.go') && !other.includes('/', folder.length));
    for (const sibling of siblings) {
      const key = `${repository}@${commit}:${sibling}`;
      const text = await once(this.#texts, key, () => this.#git.read(repository, commit, sibling));
      if (text !== undefined && this.#goFile(key, text).symbols.has(symbol)) return sibling;
    }
    return undefined;
  }
}

function entryOf(found: LookUp, commit: string): VerifiedPointer {
  switch (found.kind) {
    case 'found': return {
      state: 'current', commit, ...(found.line !== undefined && { line: found.line }), ...(found.endLine !== undefined && { endLine: found.endLine }),
    };
    case 'missing-symbol': return { state: 'missing-symbol', commit };
    case 'missing-target':
    case 'too-few': return { state: 'changed', commit };
  }
}

/** The promise that `key` was asked for first. */
function once<T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const pending = known.get(key) ?? ask();
  known.set(key, pending);
  return pending;
}
