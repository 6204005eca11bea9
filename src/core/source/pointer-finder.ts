import { suggest } from '../diagnostics/suggest.ts';
import { declarationTexts, folderOf, isVendored, likeliestFirst, nameOf, sharedTail } from './elsewhere.ts';
import type { GitReader, ResolvedRef } from './git-reader.ts';
import { parseGoFile, type GoFile } from './go-file.ts';
import { lookUpInGo, lookUpInText, type LookUp } from './look-up.ts';
import { once } from './once.ts';
import type { SourcePointer } from './pointer.ts';

/** What looking one pointer up at one commit gave. */
export interface Finding {
  /** `missing-path`: there is no such file, and what it held was not found in another. */
  readonly lookUp: LookUp | { readonly kind: 'missing-path'; readonly suggestion?: string };
  /** Where it was found, when that is not the path that the pointer names. */
  readonly path?: string;
  /** Text of the file at the path that the pointer names; absent when there is none. */
  readonly text?: string;
}

/** A pointer, and the full id of the commit at which it is looked up, which need not be its own. */
export interface FindRequest {
  readonly pointer: SourcePointer;
  readonly commit: string;
}

/** Looks pointers up; each file is read and parsed once. */
export interface PointerFinder {
  resolve(repository: string, ref: string): Promise<ResolvedRef>;
  /**
   * A finding for each request, in their order. What is not at its path is looked for in the other files of that commit, all of
   * it in one search.
   */
  find(requests: readonly FindRequest[]): Promise<readonly Finding[]>;
}

/** Files in which a symbol that left its file is looked for: so many that declare it, among so many that may. */
const limits = { declaring: 8, parsed: 24 };

export function pointerFinder(git: GitReader): PointerFinder {
  const refs = new Map<string, Promise<ResolvedRef>>();
  const texts = new Map<string, Promise<string | undefined>>();
  const goFiles = new Map<string, GoFile>();
  const trees = new Map<string, Promise<Tree>>();

  const read = (repository: string, commit: string, path: string) =>
    once(texts, `${repository}@${commit}:${path}`, () => git.read(repository, commit, path));
  const treeAt = ({ pointer: { repository }, commit }: FindRequest) =>
    once(trees, `${repository}@${commit}`, async () => treeOf(await git.paths(repository, commit)));

  const lookUp = ({ pointer, commit }: FindRequest, path: string, text: string): LookUp => {
    if (!path.endsWith('.go')) return lookUpInText(pointer, text);
    const key = `${pointer.repository}@${commit}:${path}`;
    const file = goFiles.get(key) ?? parseGoFile(text);
    goFiles.set(key, file);
    return lookUpInGo(pointer, file);
  };

  const atItsPath = async (request: FindRequest): Promise<Finding> => {
    const { repository, path } = request.pointer;
    const text = await read(repository, request.commit, path);
    return text === undefined ? { lookUp: { kind: 'missing-path' } } : { lookUp: lookUp(request, path, text), text };
  };

  /** Files that declare the symbol, or, where it is not Go, that have the same name; the likeliest first. */
  const declaring = async (request: FindRequest, holding: ReadonlyMap<string, readonly string[]>) => {
    const { repository, symbol, path } = request.pointer;
    const { byName, byFolder } = await treeAt(request);
    const { telling, possible } = declarationTexts(symbol);
    const sameName = byName.get(nameOf(path)) ?? [];
    const likely = symbol === '-' ? sameName
      : [...sameName, ...(byFolder.get(folderOf(path)) ?? []).filter((other) => other.endsWith('.go')), ...telling.flatMap((text) => holding.get(text) ?? [])];
    const found: Declaring[] = [];
    let parsed = 0;
    for (const other of likeliestFirst(path, likely)) {
      if (found.length === limits.declaring || parsed === limits.parsed) return { found, all: false };
      const text = await read(repository, request.commit, other);
      if (text === undefined || (symbol !== '-' && ![...telling, ...possible].some((each) => text.includes(each)))) continue;
      parsed++;
      const there = lookUp(request, other, text);
      if (there.kind !== 'missing-symbol') found.push({ path: other, lookUp: there });
    }
    return { found, all: true };
  };

  const elsewhere = async (request: FindRequest, before: Finding, holding: ReadonlyMap<string, readonly string[]>): Promise<Finding> => {
    const { path, symbol } = request.pointer;
    const { found, all } = await declaring(request, holding);
    const now = chooseHome(request.pointer, found.filter(({ lookUp: { kind } }) => kind === 'found'), all)
      ?? (symbol === '-' ? undefined : chooseHome(request.pointer, found, false));
    if (now) return { ...before, ...now };
    if (before.text !== undefined) return before;
    const suggestion = suggestPath(path, (await treeAt(request)).paths);
    return { lookUp: { kind: 'missing-path', ...(suggestion && { suggestion }) } };
  };

  return {
    resolve: (repository, ref) => once(refs, `${repository}@${ref}`, () => git.resolve(repository, ref)),
    async find(requests) {
      const findings: Finding[] = [];
      for (const request of requests) findings.push(await atItsPath(request));
      const missing = requests.flatMap((request, index) => (isElsewhere(findings[index]!) ? [{ request, index }] : []));
      for (const group of Map.groupBy(missing, ({ request }) => `${request.pointer.repository}@${request.commit}`).values()) {
        const { pointer: { repository }, commit } = group[0]!.request;
        const wanted = [...new Set(group.flatMap(({ request }) => declarationTexts(request.pointer.symbol).telling))].sort();
        const holding = wanted.length === 0 ? new Map() : await git.holding(repository, commit, wanted);
        for (const { request, index } of group) findings[index] = await elsewhere(request, findings[index]!, holding);
      }
      return findings;
    },
  };
}

/** The paths of one commit. */
interface Tree {
  readonly paths: readonly string[];
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly byFolder: ReadonlyMap<string, readonly string[]>;
}

const treeOf = (paths: readonly string[]): Tree => ({ paths, byName: Map.groupBy(paths, nameOf), byFolder: Map.groupBy(paths, folderOf) });

interface Declaring {
  readonly path: string;
  readonly lookUp: LookUp;
}

/** `New`, `Init`, `Daemon`: such a name alone does not tell one declaration from another of the same name. */
const longestOrdinaryName = 6;

/**
 * The one that the pointer can mean now, if that is clear: a name such as `New` stands in many files.
 *
 * @param all whether `places` are all that there are, so that the only one is it
 */
function chooseHome({ path, symbol, target }: SourcePointer, places: readonly Declaring[], all: boolean): Declaring | undefined {
  const samePackage = places.find((place) => folderOf(place.path) === folderOf(path));
  if (samePackage) return samePackage;
  const isTelling = ({ lookUp }: Declaring) => symbol.length > longestOrdinaryName || (lookUp.kind === 'found' && target.kind !== 'definition');
  const [first, second] = places.filter((place) => nameOf(place.path) === nameOf(path));
  const isFirst = first && (!second || sharedTail(path, first.path) > sharedTail(path, second.path) || isVendored(second.path));
  if (isFirst && (isTelling(first) || sharedTail(path, first.path) > 1)) return first;
  const [only] = places;
  return all && places.length === 1 && only && isTelling(only) ? only : undefined;
}

const isElsewhere = ({ lookUp: { kind } }: Finding): boolean => kind === 'missing-path' || kind === 'missing-symbol';

/** A file of the same name in another folder, else the likest path. */
function suggestPath(path: string, paths: readonly string[]): string | undefined {
  const sameName = paths.filter((other) => nameOf(other) === nameOf(path));
  return sameName.find((other) => !isVendored(other)) ?? suggest(path, paths) ?? sameName[0];
}
