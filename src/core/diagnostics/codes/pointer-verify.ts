import { define } from '../define.ts';

const verified = 'Pointers are checked with `leadline pointers verify --git owner/repo=<path of a clone>`.';

interface MissingTarget {
  wanted: string;
  within: string;
  ref: string;
  suggestion?: string;
  elsewhere?: string;
}

const missingTargetHelp = ({ suggestion, elsewhere, within }: MissingTarget, read: string): string =>
  suggestion ? `Did you mean “${suggestion}”?`
    : elsewhere ? `It stands in ${elsewhere}: name that symbol instead.`
      : `Read ${within} at that version and write ${read}.`;

const list = (lines: readonly number[]): string => `lines ${lines.slice(0, -1).join(', ')} and ${lines.at(-1)}`;

/** What `verifyPointers` can find when it looks pointers up in clones. */
export const pointerVerifyCodes = {
  'pointer/bad-lock': define<{ problem: string }>({
    severity: 'error',
    title: 'Spoilt lock file',
    message: ({ problem }) => `The lock file of the pointers ${problem}.`,
    help: () => 'Remove it and run `leadline pointers verify` with a clone of each repository; it writes the file anew.',
    why: 'The file is written by the program and says which pointers were proved. Nothing in it is written by hand.',
  }),
  'pointer/not-in-lock': define<{ pointers: number; files: number; repositories: readonly string[] }>({
    severity: 'info',
    title: 'Pointer that nobody has looked up',
    message: ({ pointers, files }) => {
      const where = files === 1 ? 'in this file' : `in ${files} files, the first here,`;
      return pointers === 1 ? `One source pointer ${where} is not in content/pointers.lock.json.` : `${pointers} source pointers ${where} are not in content/pointers.lock.json.`;
    },
    help: ({ repositories }) => `With clones at hand run \`leadline pointers verify ${repositories.map((each) => `--git ${each}=<path>`).join(' ')}\`, and commit the lock file. Without clones leave it to whoever has them.`,
    why: `${verified} Until then a pointer is shown as unverified, without a line.`,
  }),
  'pointer/no-clone': define<{ repository: string; pointers: number }>({
    severity: 'warning',
    title: 'No clone to check pointers with',
    message: ({ repository, pointers }) =>
      `No clone of ${repository} was given: ${pointers === 1 ? 'one pointer' : `${pointers} pointers`} to it could not be looked up.`,
    help: ({ repository }) => `Clone it with all tags and add --git ${repository}=<path of the clone>.`,
    why: `${verified} Without a clone a pointer keeps what the lock file says of it, and is shown as unverified where that says nothing.`,
  }),
  'pointer/unusable-clone': define<{ repository: string; path: string; reason: string; pointers: number }>({
    severity: 'error',
    title: 'Not a clone',
    message: ({ repository, path, reason }) => `“${path}”, given as the clone of ${repository}, cannot be read: ${reason}`,
    help: ({ repository }) => `Give --git ${repository}=<path> the folder that holds .git, or a bare clone.`,
    why: `${verified} Nothing is shown as verified that was not.`,
  }),
  'pointer/shallow-clone': define<{ repository: string; ref: string }>({
    severity: 'error',
    title: 'Shallow clone',
    message: ({ repository, ref }) => `The clone of ${repository} is shallow and does not hold ${ref}.`,
    help: () => 'Run `git fetch --unshallow --tags` in it.',
    why: 'A shallow clone lacks history and most tags, so a missing tag proves nothing.',
  }),
  'pointer/unknown-tag': define<{ repository: string; ref: string; suggestion?: string }>({
    severity: 'error',
    title: 'Unknown tag or commit',
    message: ({ repository, ref }) => `${ref} is neither a tag nor a commit in the clone of ${repository}.`,
    help: ({ suggestion }) => suggestion
      ? `Did you mean ${suggestion}? If not, run \`git fetch --tags\` in the clone.`
      : 'Run `git fetch --tags` in the clone, or correct the tag or commit.',
    why: 'Tags are named differently over the years: docker 17.03.2 is v17.03.2-ce, 29.0.0 is docker-v29.0.0.',
    wrong: '`moby/moby@v1.12.33:daemon/daemon.go#NewDaemon`',
    right: '`moby/moby@v1.12.3:daemon/daemon.go#NewDaemon`',
  }),
  'pointer/tag-is-branch': define<{ repository: string; ref: string }>({
    severity: 'error',
    title: 'Branch in place of a tag',
    message: ({ repository, ref }) => `In ${repository}, ${ref} is a branch and not a tag.`,
    help: () => 'Use the tag of the release that you read, or the full commit id.',
    why: 'A branch moves: what the pointer showed yesterday may be gone tomorrow.',
    wrong: '`moby/moby@17.06:daemon/daemon.go#NewDaemon`',
    right: '`moby/moby@v17.05.0-ce:daemon/daemon.go#NewDaemon`',
  }),
  'pointer/tag-moved': define<{ repository: string; tag: string; before: string; now: string }>({
    severity: 'warning',
    title: 'Tag was moved',
    message: ({ repository, tag, before, now }) => `In ${repository}, ${tag} stood for ${before.slice(0, 12)} and now stands for ${now.slice(0, 12)}.`,
    help: () => 'Read again what the pointers to this tag show, and commit the new lock file when it still holds.',
    why: 'A tag that moves means that the clone is another than last time, or that the release was made again.',
  }),
  'pointer/missing-path': define<{ path: string; ref: string; repository: string; suggestion?: string }>({
    severity: 'error',
    title: 'File not there',
    message: ({ path, ref, repository }) => `${repository} has no ${path} at ${ref}.`,
    help: ({ suggestion }) => suggestion ? `Did you mean ${suggestion}?` : 'Correct the path; files move between versions.',
    why: `Files are renamed and moved between versions. ${verified}`,
    wrong: '`moby/moby@v1.12.3:cmd/dockerd/main.go#main`',
    right: '`moby/moby@v1.12.3:cmd/dockerd/docker.go#main`',
  }),
  'pointer/moved': define<{ symbol: string; path: string; ref: string; now: string; corrected: string; pathIsThere: boolean; same: boolean; wanted: string; suggestion?: string }>({
    severity: 'error',
    title: 'In another file',
    message: ({ symbol, path, ref, now, pathIsThere, same, wanted }) => {
      const what = symbol === '-' ? 'what the pointer finds' : symbol;
      const where = pathIsThere ? `${path} declares no ${symbol} at ${ref}` : `There is no ${path} at ${ref}`;
      return `${where}; ${what} stands in ${now}${same ? '' : `, without “${wanted}”`}.`;
    },
    help: ({ corrected, same, suggestion }) => same ? `Write \`${corrected}\`.`
      : `Write \`${corrected}\` with what to find as it stands there${suggestion ? `, “${suggestion}”?` : '.'}`,
    why: `Files are renamed and functions move between them. The symbol was found by its declaration in the tree of that version. ${verified}`,
    wrong: '`moby/moby@docker-v29.7.2:cmd/dockerd/daemon.go#(*daemonCLI).start`',
    right: '`moby/moby@docker-v29.7.2:daemon/command/daemon.go#(*daemonCLI).start`',
  }),
  'pointer/missing-symbol': define<{ symbol: string; path: string; ref: string; suggestion?: string }>({
    severity: 'error',
    title: 'Symbol not there',
    message: ({ symbol, path, ref }) => `${path} declares no ${symbol} at ${ref}.`,
    help: ({ suggestion }) => suggestion ? `Did you mean ${suggestion}?` : 'Correct the symbol; methods are written with their receiver, (*Type).Method.',
    why: `Functions are renamed and moved between versions. ${verified}`,
    wrong: '`moby/moby@v1.12.3:cmd/dockerd/daemon.go#DaemonCli.start`',
    right: '`moby/moby@v1.12.3:cmd/dockerd/daemon.go#(*DaemonCli).start`',
  }),
  'pointer/missing-call': define<MissingTarget>({
    severity: 'error',
    title: 'Call not there',
    message: ({ wanted, within, ref }) => `${within} does not call ${wanted} at ${ref}.`,
    help: (words) => missingTargetHelp(words, 'the callee as it stands there'),
    why: `The callee is compared as written, package name and receiver included; only blanks do not count. ${verified}`,
    wrong: '`moby/moby@v1.12.3:cmd/dockerd/daemon.go#(*DaemonCli).start call New`',
    right: '`moby/moby@v1.12.3:cmd/dockerd/daemon.go#(*DaemonCli).start call libcontainerd.New`',
  }),
  'pointer/missing-message': define<MissingTarget>({
    severity: 'error',
    title: 'Message not there',
    message: ({ wanted, within, ref }) => `${within} holds no literal “${wanted}” at ${ref}.`,
    help: (words) => missingTargetHelp(words, 'the literal exactly as it stands there, format verbs included'),
    why: `The whole literal is compared, with its format verbs; literals joined by + count as one too. ${verified}`,
    wrong: '`moby/moby@v1.12.3:cmd/dockerd/daemon.go#(*DaemonCli).start message "completed initialization"`',
    right: '`moby/moby@v1.12.3:cmd/dockerd/daemon.go#(*DaemonCli).start message "Daemon has completed initialization"`',
  }),
  'pointer/missing-text': define<MissingTarget>({
    severity: 'error',
    title: 'Text not there',
    message: ({ wanted, within, ref }) => `No line of ${within} holds “${wanted}” at ${ref}.`,
    help: (words) => missingTargetHelp(words, 'a piece of one line as it stands there'),
    why: `Text is looked for inside one line; several blanks count as one. ${verified}`,
    wrong: '`moby/moby@v1.12.3:Dockerfile#- text "CONTAINERD_COMIT"`',
    right: '`moby/moby@v1.12.3:Dockerfile#- text "ENV CONTAINERD_COMMIT"`',
  }),
  'pointer/symbol-twice': define<{ symbol: string; path: string; lines: readonly number[] }>({
    severity: 'warning',
    title: 'Symbol declared more than once',
    message: ({ symbol, path, lines }) => `${path} declares ${symbol} ${lines.length} times, on ${list(lines)}; the first is shown.`,
    help: ({ symbol }) => `End the pointer with the number of the one that you mean: #${symbol} #2.`,
    why: 'A Go file may hold several functions named init.',
    wrong: '`moby/moby@v1.12.3:pkg/reexec/command_linux.go#init`',
    right: '`moby/moby@v1.12.3:pkg/reexec/command_linux.go#init #2`',
  }),
  'pointer/found-twice': define<{ wanted: string; within: string; lines: readonly number[] }>({
    severity: 'warning',
    title: 'Found more than once',
    message: ({ wanted, within, lines }) => `${within} holds “${wanted}” ${lines.length} times, on ${list(lines)}; the first is shown.`,
    help: () => 'End the pointer with the number of the one that you mean, e.g. #2; #1 keeps the first without this warning.',
    why: 'Which of several equal calls is meant makes a difference to whoever waits in it.',
    wrong: '`moby/moby@v1.12.3:daemon/daemon.go#NewDaemon call idtools.MkdirAllAs`',
    right: '`moby/moby@v1.12.3:daemon/daemon.go#NewDaemon call idtools.MkdirAllAs #1`',
  }),
  'pointer/too-few': define<{ wanted: string; within: string; occurrence: number; lines: readonly number[] }>({
    severity: 'error',
    title: 'Fewer than that',
    message: ({ wanted, within, occurrence, lines }) =>
      `The pointer means number ${occurrence} of “${wanted}” in ${within}, which holds ${lines.length === 1 ? `it once, on line ${lines[0]}` : `it ${lines.length} times, on ${list(lines)}`}.`,
    help: ({ lines }) => lines.length === 1 ? 'Leave the number out.' : `Write a number up to #${lines.length}.`,
    why: 'The number at the end of a pointer counts equal calls, literals or lines inside the symbol from the top.',
  }),
  'pointer/vendored': define<{ path: string; repository: string; project?: string }>({
    severity: 'info',
    title: 'Pointer into vendored code',
    message: ({ path, repository, project }) => `${path} is a copy that ${repository} carries of ${project ?? 'another project'}.`,
    help: ({ project }) => `Nothing needs to be done where the copy itself is the point: it is what was built in. Else point at ${project ?? 'the project'}, at the commit that is vendored.`,
    why: 'The copy is exactly what runs in the daemon. Its history and its fix are where it is developed.',
  }),
  'pointer/generated': define<{ path: string }>({
    severity: 'warning',
    title: 'Pointer into generated code',
    message: ({ path }) => `${path} is generated code.`,
    help: () => 'Point at what it is generated from, such as the .proto file (#- text "…"), unless the generated code itself is the point.',
    why: 'Generated code changes with its generator, and nobody fixes a fault there.',
  }),
};
