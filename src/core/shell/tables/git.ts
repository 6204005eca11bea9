import { table } from '../entry.ts';

/** git, and the Go tools that come along with it. */
export const git = table([
  [
    'git',
    'read-only',
    'prints its help',
    {
      valued: '-C -c --git-dir --work-tree --namespace',
      rules: [['--version', 'read-only', 'prints its version']],
      sub: table([
        ['status log diff show blame grep describe rev-parse rev-list ls-files ls-tree ls-remote cat-file shortlog reflog merge-base name-rev whatchanged for-each-ref count-objects fsck var version show-ref', 'read-only', 'looks at a repository'],
        ['branch tag', 'read-only', 'lists or makes names', { rules: [['-D -d --delete -f --force', 'destroys', 'deletes or moves a name']] }],
        ['stash', 'changes', 'puts changes aside', { sub: table([['list show', 'read-only', 'lists what is put aside'], ['push save apply pop branch', 'changes', 'puts changes aside or takes them back'], ['drop clear', 'destroys', 'deletes what was put aside']]) }],
        ['clean', 'destroys', 'deletes files that are not in the repository', { rules: [['-n --dry-run', 'read-only', 'only says what it would do']] }],
        ['reset', 'changes', 'changes what the next commit holds', { rules: [['--hard --merge', 'destroys', 'throws away changes that are not committed']] }],
        ['checkout switch restore', 'changes', 'replaces files of the working folder', { rules: [['-f --force --discard-changes', 'destroys', 'throws away changes that are not committed']] }],
        ['push', 'changes', 'sends commits', { rules: [['-f --force --force-with-lease --delete --mirror --prune -d', 'destroys', 'replaces or deletes what the other side has']] }],
        ['config remote', 'changes', 'changes settings of a repository', { rules: [['-l --list --get --get-all --get-regexp -v --show-origin', 'read-only', 'prints settings']] }],
        ['clone fetch pull add commit merge rebase cherry-pick revert init am apply mv worktree submodule notes format-patch archive bundle bisect sparse-checkout', 'changes', 'changes a repository'],
        ['rm gc prune filter-branch', 'destroys', 'deletes files or commits'],
      ]),
    },
  ],
  ['go', 'read-only', 'prints its help', { sub: table([
    ['version env list doc vet', 'read-only', 'tells about Go code'],
    ['tool', 'read-only', 'lists tools', { sub: table([['pprof trace nm objdump addr2line buildid cover', 'read-only', 'looks at a program or a profile']]) }],
    ['build install get mod fmt work', 'changes', 'builds or fetches code'],
    ['run test generate', 'unknown', 'runs code that the block does not show'],
    ['clean', 'changes', 'deletes what can be built again'],
  ]) }],
  ['pprof addr2line nm objdump readelf ldd size', 'read-only', 'looks at a program or a profile'],
]);
