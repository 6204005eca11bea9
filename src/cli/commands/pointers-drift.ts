import { usedPointers } from '../../core/knowledge-base/used-pointers.ts';
import { findDrift, type DriftTarget, type PointerUser, type UsedPointer } from '../../core/source/drift.ts';
import type { ResolvedRef } from '../../core/source/git-reader.ts';
import { pointerFinder, type PointerFinder } from '../../core/source/pointer-finder.ts';
import { cloneDiagnostic } from '../../core/source/verify-diagnostics.ts';
import { gitReader } from '../../node/git-reader.ts';
import { loadKnowledgeBase } from '../../node/load-knowledge-base.ts';
import { Problem } from '../../node/problem.ts';
import { readClones } from '../clones.ts';
import type { CommandResult } from '../command-result.ts';
import { catalogueOf, projectOf, type Context } from '../context.ts';
import { findEntry, readTarget } from '../find-entry.ts';
import { driftText } from '../text/drift-text.ts';

export interface DriftOptions {
  /** Tag or full commit id to look at; `owner/name@tag` for one repository only. */
  readonly to: string;
  /** Only pointers at this tag or commit. */
  readonly from?: string;
  readonly git?: readonly string[];
  /** Print also what needs no look. */
  readonly all?: boolean;
}

/**
 * `leadline pointers drift`: what became of the pointers at another version.
 *
 * @throws Problem when a clone, the version or a name is wrong
 */
export async function driftCommand(context: Context, names: readonly string[], options: DriftOptions): Promise<CommandResult> {
  const clones = readClones(options.git ?? []);
  const { kb } = await loadKnowledgeBase(projectOf(context, 'read'));
  const git = gitReader(clones);
  try {
    const finder = pointerFinder(git);
    const targets = await readTargets(options.to, clones, finder);
    const uses = chosen(usedPointers(kb), targets, await usesNamed(context, names), options.from);
    const drift = await findDrift(uses, targets, finder, kb.pointers);
    return {
      text: driftText(drift, targets, { style: context.terminal.style, all: options.all === true }),
      json: { targets: Object.fromEntries(targets), pointers: drift },
      exitCode: drift.some(({ look }) => look) ? 1 : 0,
    };
  } finally {
    git.close();
  }
}

/** The version in each repository that has a clone; those without it are left out as long as one has it. */
async function readTargets(to: string, clones: Readonly<Record<string, string>>, finder: PointerFinder): Promise<Map<string, DriftTarget>> {
  const at = to.indexOf('@');
  const [only, ref] = at < 0 ? [undefined, to] : [to.slice(0, at), to.slice(at + 1)];
  if (ref.trim() === '') throw new Problem('--to names no version.', 'Write a tag or a full commit id, e.g. --to v28.5.2, or owner/name@tag for one repository.');
  const repositories = Object.keys(clones).sort().filter((repository) => only === undefined || repository === only);
  if (repositories.length === 0) {
    throw new Problem(
      only === undefined ? 'No clone was given to look the pointers up in.' : `No clone of ${only} was given.`,
      `Add --git ${only ?? 'owner/name'}=<path of the clone>.`,
    );
  }
  const targets = new Map<string, DriftTarget>();
  let problem: { readonly repository: string; readonly resolved: Exclude<ResolvedRef, { kind: 'commit' }> } | undefined;
  for (const repository of repositories) {
    const resolved = await finder.resolve(repository, ref);
    if (resolved.kind === 'commit') targets.set(repository, { ref, commit: resolved.commit });
    // What a clone that cannot be read holds is not known.
    else if (!problem || resolved.kind === 'unusable-clone') problem = { repository, resolved };
  }
  if (problem && (targets.size === 0 || problem.resolved.kind === 'unusable-clone')) {
    const { message, help } = cloneDiagnostic({ repository: problem.repository, ref }, problem.resolved, 0, { file: '', line: 1, column: 1 });
    throw new Problem(message, help);
  }
  return targets;
}

/** Whether a use belongs to what was named: a file, or a step of the start in all its versions. */
async function usesNamed(context: Context, names: readonly string[]): Promise<((user: PointerUser) => boolean) | undefined> {
  if (names.length === 0) return undefined;
  const catalogue = await catalogueOf(context);
  const entries = names.map((name) => findEntry(catalogue, readTarget(name).id));
  const files = new Set(entries.flatMap((entry) => (entry.kind === 'stage' ? [] : [entry.card.file])));
  const stages = new Set(entries.flatMap((entry) => (entry.kind === 'stage' ? entry.cards.map(({ daemon }) => `${daemon}/${entry.stage}`) : [])));
  return ({ file, stage }) => files.has(file) || (stage !== undefined && stages.has(stage));
}

function chosen(
  uses: readonly UsedPointer[], targets: ReadonlyMap<string, DriftTarget>, isNamed: ((user: PointerUser) => boolean) | undefined, from: string | undefined,
): UsedPointer[] {
  const there = uses
    .filter(({ pointer }) => targets.has(pointer.repository))
    .map(({ pointer, users }) => ({ pointer, users: isNamed ? users.filter(isNamed) : users }))
    .filter(({ users }) => users.length > 0);
  const found = there.filter(({ pointer }) => from === undefined || pointer.ref === from);
  if (found.length > 0) return found;
  const repositories = [...targets.keys()].join(' and ');
  const refs = [...new Set(there.map(({ pointer }) => pointer.ref))].sort();
  throw new Problem(
    `There is no pointer into ${repositories}${from === undefined ? '' : ` at ${from}`}${isNamed ? ' in what you named' : ''}.`,
    refs.length > 0 ? `There are pointers at: ${refs.join(', ')}.` : '`leadline pointers verify` lists the repositories that pointers go to.',
  );
}
