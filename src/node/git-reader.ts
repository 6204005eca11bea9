import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { GitReader, ResolvedRef } from '../core/source/git-reader.ts';
import { isCommitId } from '../core/source/permalink.ts';
import { gitBatch, gitEnvironment, type GitBatch } from './git-batch.ts';

const run = promisify(execFile);

/** A reader that holds git processes until it is closed. */
export interface ClosableGitReader extends GitReader {
  close(): void;
}

/**
 * Reads local clones, bare or not, with two long-lived git processes for each.
 *
 * @param clones `owner/name` → path of the clone
 */
export function gitReader(clones: Readonly<Record<string, string>>): ClosableGitReader {
  const opened = new Map<string, Promise<OpenClone | UnusableClone>>();
  const open = (repository: string): Promise<OpenClone | UnusableClone> | undefined => {
    const path = Object.hasOwn(clones, repository) ? clones[repository] : undefined;
    if (path === undefined) return undefined;
    const clone = opened.get(repository) ?? openClone(path);
    opened.set(repository, clone);
    return clone;
  };
  const usable = async (repository: string): Promise<OpenClone> => {
    const clone = await open(repository);
    if (!clone || 'reason' in clone) throw new RangeError(`resolve() did not find a clone of ${repository}`);
    return clone;
  };

  return {
    async resolve(repository, ref) {
      const clone = await open(repository);
      if (!clone) return { kind: 'no-clone' };
      return 'reason' in clone ? { kind: 'unusable-clone', ...clone } : resolveIn(clone, ref);
    },
    async read(repository, commit, path) {
      const object = await (await usable(repository)).contents.ask(`${commit}:${path}`);
      return object?.type === 'blob' ? object.content?.toString('utf8') : undefined;
    },
    async paths(repository, commit) {
      const { path } = await usable(repository);
      const listed = await git(path, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit]);
      return listed.split('\0').filter((name) => name !== '').sort();
    },
    async holding(repository, commit, texts) {
      const { path } = await usable(repository);
      const found = new Map<string, Set<string>>();
      for (let at = 0; at < texts.length; at += textsAtOnce) {
        const patterns = texts.slice(at, at + textsAtOnce).flatMap((text) => ['-e', text]);
        const matches = await git(path, ['grep', '-I', '-z', '-o', '-F', ...patterns, commit, '--', ...goFilesOfItsOwn], { noneIsFine: true });
        for (const match of matches.split('\n')) {
          const [name, text] = match.split('\0');
          if (name && text) found.set(text, (found.get(text) ?? new Set()).add(name.slice(commit.length + 1)));
        }
      }
      return new Map([...found].map(([text, paths]) => [text, [...paths].sort()]));
    },
    close() {
      for (const clone of opened.values()) {
        void clone.then((open) => {
          if ('reason' in open) return;
          open.contents.close();
          open.names.close();
        });
      }
    },
  };
}

/** So that the longest command line that a system allows is never reached. */
const textsAtOnce = 500;
/** Most of a tree is vendored, and searching it would take ten times as long. */
const goFilesOfItsOwn = ['*.go', ':(exclude,glob)**/vendor/**', ':(exclude,glob)**/Godeps/**'];

interface OpenClone {
  readonly path: string;
  readonly shallow: boolean;
  readonly contents: GitBatch;
  readonly names: GitBatch;
}

interface UnusableClone {
  readonly path: string;
  readonly reason: string;
}

async function openClone(path: string): Promise<OpenClone | UnusableClone> {
  try {
    // Without this check git would take a repository that lies further up for the clone.
    const [directory, inside] = (await git(path, ['rev-parse', '--git-dir', '--show-prefix'])).split('\n');
    if (inside) return { path, reason: `it lies inside a repository, in the folder ${inside}` };
    if (!directory) return { path, reason: 'git names no repository there' };
    const shallow = (await git(path, ['rev-parse', '--is-shallow-repository'])).trim() === 'true';
    return { path, shallow, contents: gitBatch(path, '--batch'), names: gitBatch(path, '--batch-check') };
  } catch (error) {
    return { path, reason: firstLine(error) };
  }
}

async function resolveIn(clone: OpenClone, ref: string): Promise<ResolvedRef> {
  const object = await clone.names.ask(isCommitId(ref) ? `${ref}^{commit}` : `refs/tags/${ref}^{commit}`);
  if (object?.type === 'commit') return { kind: 'commit', commit: object.id };
  for (const name of [`refs/heads/${ref}`, `refs/remotes/origin/${ref}`]) {
    if (await clone.names.ask(name)) return { kind: 'branch' };
  }
  const tags = await git(clone.path, ['for-each-ref', '--format=%(refname:strip=2)', 'refs/tags']);
  return { kind: 'missing', similar: tags.split('\n').filter((tag) => tag !== ''), shallow: clone.shallow };
}

/** @param options.noneIsFine whether exit code 1 only says that nothing was found */
async function git(path: string, args: readonly string[], { noneIsFine = false } = {}): Promise<string> {
  try {
    const { stdout } = await run('git', ['-C', path, ...args], { env: gitEnvironment(), maxBuffer: 256 * 1024 * 1024 });
    return stdout;
  } catch (error) {
    // Objects that a partial clone lacks are complained about on the way.
    const { code, stdout } = error as { code?: unknown; stdout?: string };
    if (noneIsFine && code === 1) return stdout ?? '';
    throw error;
  }
}

/** Git's own complaint without its prefix, or that git itself is missing. */
function firstLine(error: unknown): string {
  const { code, stderr } = error as { code?: unknown; stderr?: string };
  if (code === 'ENOENT') return 'git is not installed';
  return (stderr ?? String(error)).split('\n').find((line) => line !== '')?.replace(/^fatal: /, '') ?? 'git failed';
}
