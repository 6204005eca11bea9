import { formatDiagnostic, formatSummary, sortDiagnostics, type FormatOptions } from '../../core/diagnostics/format.ts';
import { pointerLockPath } from '../../core/knowledge-base/content-path.ts';
import type { KnowledgeBase } from '../../core/knowledge-base/knowledge-base.ts';
import { placedPointers } from '../../core/knowledge-base/placed-pointers.ts';
import type { PointerLock, PointerState } from '../../core/source/pointer.ts';
import { verifyPointers, type Verification } from '../../core/source/verify.ts';
import { gitReader } from '../../node/git-reader.ts';
import { loadKnowledgeBase, type LoadedKnowledgeBase } from '../../node/load-knowledge-base.ts';
import { printPointerLock, writePointerLock } from '../../node/pointer-lock.ts';
import { readClones } from '../clones.ts';

export interface VerifyOptions extends FormatOptions {
  /** The project's folder. */
  readonly root: string;
  /** `owner/name=<path of a clone>`, as given with each `--git`. */
  readonly git: readonly string[];
  /** Write the lock file; default true. */
  readonly write?: boolean;
  /** Print what only informs too; default false, since a start-up order points into many vendored files. */
  readonly notes?: boolean;
}

export interface VerifyResult {
  readonly text: string;
  /** 1 when a pointer is wrong or a clone cannot be used. */
  readonly exitCode: 0 | 1;
  readonly json: Verification;
}

/**
 * `leadline pointers verify`: looks every pointer of the content up and writes the lock file.
 *
 * @throws Problem when a `--git` is not of the form `owner/name=<path>`
 */
export async function verifyCommand(options: VerifyOptions): Promise<VerifyResult> {
  const clones = readClones(options.git);
  const loaded = await loadKnowledgeBase(options.root);
  const git = gitReader(clones);
  let found: Verification;
  try {
    found = await verifyPointers(placedPointers(loaded.kb), git, loaded.kb.pointers);
  } finally {
    git.close();
  }
  const broken = brokenFiles(loaded);
  // What a broken file points at is not known; its entries stay until it compiles again.
  const lock: PointerLock = broken.length > 0 ? { ...loaded.kb.pointers, ...found.lock } : found.lock;
  const changed = printPointerLock(lock) !== printPointerLock(loaded.kb.pointers);
  if ((options.write ?? true) && changed) await writePointerLock(options.root, lock);

  const diagnostics = sortDiagnostics(found.diagnostics);
  const failed = diagnostics.some((problem) => problem.severity === 'error');
  return {
    text: print({ lock: found.lock, diagnostics }, loaded, broken, !changed ? 'unchanged' : options.write ?? true ? 'written' : 'differs, and is not written', options),
    exitCode: failed ? 1 : 0,
    json: { lock: found.lock, diagnostics },
  };
}

/** Content files that did not compile. */
function brokenFiles({ kb, sources }: LoadedKnowledgeBase): string[] {
  const compiled = new Set([...kb.startupOrders, ...kb.incidents, ...kb.runbooks, ...kb.healthyLogs].map(({ file }) => file));
  return [...sources.keys()].filter((file) => file !== pointerLockPath && !compiled.has(file)).sort();
}

function print({ lock, diagnostics }: Verification, { kb, sources }: LoadedKnowledgeBase, broken: readonly string[], outcome: string, options: VerifyOptions): string {
  const shown = diagnostics.filter(({ severity }) => options.notes || severity !== 'info');
  const hidden = diagnostics.length > shown.length ? ' (--notes prints the notes)' : '';
  return [
    ...shown.map((problem) => formatDiagnostic(problem, sources.get(problem.place.file), options)),
    table(kb, lock),
    [
      ...broken.map((file) => `${file} does not compile, so its pointers were not looked up: see \`leadline check\`.`),
      `${pointerLockPath} ${outcome}.`,
      ...elsewhere(lock),
      `${plural(Object.keys(lock).length, 'pointer')}: ${formatSummary(diagnostics)}${hidden}`,
    ].join('\n'),
  ].filter((part) => part !== '').join('\n\n') + '\n';
}

/** What the pointers of records find at other affected versions; nothing that is wrong. */
function elsewhere(lock: PointerLock): string[] {
  const states = Map.groupBy(Object.values(lock).flatMap(({ also = {} }) => Object.values(also)), ({ state }) => state);
  if (states.size === 0) return [];
  return [`At other versions that records affect: ${order.filter((state) => states.has(state)).map((state) => `${states.get(state)!.length} ${state}`).join(', ')}.`];
}

/** One line for each repository and version: how many pointers there are in which state. */
function table(kb: KnowledgeBase, lock: PointerLock): string {
  const rows = new Map<string, Map<PointerState, Set<string>>>();
  for (const { pointer } of placedPointers(kb)) {
    const key = `${pointer.repository}@${pointer.ref}`;
    const row = rows.get(key) ?? new Map<PointerState, Set<string>>();
    const state = lock[pointer.raw]?.state ?? 'unverified';
    row.set(state, (row.get(state) ?? new Set()).add(pointer.raw));
    rows.set(key, row);
  }
  const names = [...rows.keys()].sort();
  const width = Math.max(0, ...names.map((name) => name.length));
  return names.map((name) => {
    const row = rows.get(name)!;
    const states = [...row.keys()].sort((a, b) => order.indexOf(a) - order.indexOf(b));
    return `${name.padEnd(width)}  ${states.map((state) => `${row.get(state)!.size} ${state}`).join(', ')}`;
  }).join('\n');
}

const order: readonly PointerState[] = ['current', 'moved', 'changed', 'missing-symbol', 'missing-path', 'unverified'];

const plural = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
