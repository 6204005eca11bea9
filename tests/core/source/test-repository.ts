import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixturesRoot } from './fixtures.ts';

/** Real git repositories in a temporary folder, with the same commit ids on every machine. */
export interface TestRepository {
  /**
   * Tags `v1.0.0` (annotated), `v1.1.0` and `v2.0.0`, branch `1.0`. In v1.1.0 `trapSignals` stands a line
   * further down. In v2.0.0 `daemon/daemon.go` is `engine/daemon.go`, a line further
   * down, and `restore` returns another error; `trapSignals` is `catchSignals`; the script is gone; what was vendored is not.
   */
  readonly path: string;
  readonly bare: string;
  /** Depth 1, at `v1.1.0`. */
  readonly shallow: string;
  /** A folder that is no repository. */
  readonly plain: string;
  readonly remove: () => void;
}

export function makeTestRepository(): TestRepository {
  const root = mkdtempSync(join(tmpdir(), 'leadline-git-'));
  const path = join(root, 'clone');
  const git = (cwd: string, ...args: string[]) => execFileSync('git', ['-C', cwd, ...args], { env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });

  cpSync(join(fixturesRoot, 'source-repository'), path, { recursive: true });
  git(root, 'init', '--quiet', '--initial-branch=trunk', path);
  git(path, 'add', '--all', '--force');
  git(path, 'commit', '--quiet', '--message=first');
  git(path, 'tag', '--annotate', '--message=release', 'v1.0.0');
  git(path, 'branch', '1.0');
  appendFileSync(join(path, 'daemon/daemon.go'), '\nfunc added() {}\n');
  writeFileSync(join(path, 'daemon/signals.go'), `// A line more.\n${readFileSync(join(path, 'daemon/signals.go'), 'utf8')}`);
  git(path, 'commit', '--quiet', '--all', '--message=second');
  git(path, 'tag', 'v1.1.0');
  makeSecondMajor(path, git);

  const bare = join(root, 'bare.git');
  git(root, 'clone', '--quiet', '--bare', path, bare);
  const shallow = join(root, 'shallow');
  git(root, 'clone', '--quiet', '--depth=1', '--branch=v1.1.0', `file://${path}`, shallow);
  const plain = join(root, 'plain');
  cpSync(join(fixturesRoot, 'source-repository', 'script'), plain, { recursive: true });
  writeFileSync(join(plain, 'notes.txt'), 'no repository\n');
  return { path, bare, shallow, plain, remove: () => rmSync(root, { recursive: true, force: true }) };
}

function makeSecondMajor(path: string, git: (cwd: string, ...args: string[]) => void): void {
  const edit = (file: string, change: (text: string) => string) => writeFileSync(join(path, file), change(readFileSync(join(path, file), 'utf8')));
  mkdirSync(join(path, 'engine'));
  git(path, 'mv', 'daemon/daemon.go', 'engine/daemon.go');
  git(path, 'mv', 'vendor/lib', 'lib');
  git(path, 'rm', '--quiet', 'script/install.sh');
  edit('engine/daemon.go', (text) => `// A line more.\n${text.replace('return errStopped', 'return errTimeout')}`);
  edit('daemon/signals.go', (text) => text.replace('trapSignals', 'catchSignals'));
  git(path, 'add', '--all', '--force');
  git(path, 'commit', '--quiet', '--message=third');
  git(path, 'tag', 'v2.0.0');
}

function environment(): NodeJS.ProcessEnv {
  const who = { NAME: 'Test', EMAIL: 'test@example.org', DATE: '2026-01-01T00:00:00Z' };
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const signed = Object.entries(who).flatMap(([key, value]) => [[`GIT_AUTHOR_${key}`, value], [`GIT_COMMITTER_${key}`, value]]);
  return { ...Object.fromEntries([...kept, ...signed]), GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
}
