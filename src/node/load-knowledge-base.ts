import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../core/diagnostics/format.ts';
import type { IncidentRecord } from '../core/incident/incident.ts';
import type { CompiledFile } from '../core/knowledge-base/compile-file.ts';
import type { KnowledgeBase } from '../core/knowledge-base/knowledge-base.ts';
import { linkKnowledgeBase } from '../core/knowledge-base/link.ts';
import type { Anchors } from '../core/signature/match.ts';
import { compileCache, hashSources } from './compile-cache.ts';
import { compileFiles } from './compile-files.ts';
import { readPointerLock } from './pointer-lock.ts';
import { readProject } from './read-content.ts';

/** The content of one project, compiled and linked, with all that is wrong with it. */
export interface LoadedKnowledgeBase {
  /** Made of what could be compiled: use it for output only when no diagnostic is an error. */
  readonly kb: KnowledgeBase;
  /** Sorted by place. */
  readonly diagnostics: readonly Diagnostic[];
  /** Text of every content file by path, for code frames. */
  readonly sources: ReadonlyMap<string, string>;
  /** What the signatures of each incident of `kb` are found by. */
  readonly anchors: ReadonlyMap<IncidentRecord, Anchors>;
  /** Where each content file's compiled form is cached, by path; empty without a cache. */
  readonly cached: ReadonlyMap<string, string>;
}

export interface LoadOptions {
  /** Default true. */
  readonly cache?: boolean;
  /** Called before linking, which leaves all cores but one idle, with the number of files that no cache knew. */
  readonly compiled?: (fresh: number) => void;
}

/**
 * The one door from disk to `KnowledgeBase`.
 *
 * @param root the project's folder; content is read below it, and the cache is kept in its `.leadline`
 */
export async function loadKnowledgeBase(root: string, options: LoadOptions = {}): Promise<LoadedKnowledgeBase> {
  const [{ paths, content: files }, lock] = await Promise.all([readProject(root), readPointerLock(root)]);
  const cache = options.cache === false ? undefined : compileCache(join(root, '.leadline/cache/compiled'), await compilerHash(JSON.stringify(lock.pointers)));
  const known = files.map((file) => cache?.read(file));
  const missing = files.filter((_, index) => !known[index]);
  const fresh = await compileFiles(missing, lock.pointers, cache?.pathOf);
  const freshByPath = new Map(missing.map((file, index) => [file.path, fresh[index]!]));
  const compiled = files.map((file, index) => known[index] ?? freshByPath.get(file.path)!);
  options.compiled?.(fresh.length);
  const anchors = anchorsOf(compiled);
  const linked = linkKnowledgeBase({
    incidents: valuesOf(compiled, 'incident'),
    runbooks: valuesOf(compiled, 'runbook'),
    startupOrders: valuesOf(compiled, 'startup'),
    healthyLogs: valuesOf(compiled, 'healthy'),
    pointers: lock.pointers,
    anchors,
    files: paths,
  });
  return {
    kb: linked.value!,
    diagnostics: sortDiagnostics([...lock.diagnostics, ...compiled.flatMap((file) => file.diagnostics), ...linked.diagnostics]),
    anchors,
    sources: new Map(files.map((file) => [file.path, file.text])),
    cached: new Map(cache ? files.map((file) => [file.path, cache.pathOf(file)]) : []),
  };
}

async function compilerHash(pointers: string): Promise<string> {
  const core = fileURLToPath(new URL('../core', import.meta.url));
  const dependencies = await readFile(fileURLToPath(new URL('../../package-lock.json', import.meta.url)), 'utf8').catch(() => '');
  return hashSources([core], [dependencies, pointers]);
}

function anchorsOf(files: readonly CompiledFile[]): Map<IncidentRecord, Anchors> {
  return new Map(files.flatMap((file) => (file.kind === 'incident' && file.value ? [[file.value, file.anchors] as const] : [])));
}

type ValueOf<K extends CompiledFile['kind']> = NonNullable<Extract<CompiledFile, { kind: K }>['value']>;

function valuesOf<K extends CompiledFile['kind']>(files: readonly CompiledFile[], kind: K): ValueOf<K>[] {
  return files.flatMap((file) => (file.kind === kind && file.value ? [file.value as ValueOf<K>] : []));
}
