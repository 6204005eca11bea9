import { judgeAssignment } from '../assignment.ts';
import { downloads } from '../downloads.ts';
import type { Judge } from '../entry.ts';
import { findOption } from '../options.ts';

/** `sh`, `bash`: text after `-c`, a script file, or standard input. */
export const runsShell: Judge = (call, host) => {
  if (findOption(call.options, '-n --version')) return host.report('read-only', 'does not run anything');
  const [first] = call.operands.filter((word) => !/^\+[A-Za-z]+$/.test(word.value));
  if (first && downloads(first.node)) return host.reportDownload();
  if (findOption(call.options, '-c')) return first ? host.runText([first]) : undefined;
  if (!first || findOption(call.options, '-s') || /^(-|\/dev\/stdin|\/dev\/fd\/0|\/proc\/self\/fd\/0)$/.test(first.value)) return host.runStdin();
  host.report('unknown', `runs a script that the block does not show: ${first.value.slice(0, 60)}`);
};

/** `eval`: its words are shell text. */
export const runsWords: Judge = (call, host) => {
  if (call.operands.some((word) => downloads(word.node))) return host.reportDownload();
  if (call.operands.length > 0) host.runText(call.operands);
};

const harmlessScripts = /^(\/etc\/(os-release|lsb-release|profile|bash_completion)|~\/\.(bashrc|profile|bash_profile))$/;

/** `source file`, `. file`. */
export const sourcesFile: Judge = (call, host) => {
  const [file] = call.operands;
  if (!file) return;
  if (downloads(file.node)) return host.reportDownload();
  if (/^(-|\/dev\/stdin)$/.test(file.value)) return host.runStdin();
  if (file.exact && harmlessScripts.test(file.value)) return host.report('read-only', `reads ${file.value} into this shell`);
  host.report('unknown', `runs a script that the block does not show: ${file.value.slice(0, 60)}`);
};

/** The command after this many operands; without one a shell on standard input, as `chroot dir` and `nsenter -t 1 -m` start it. */
export function runsCommandOrShell(skip: number): Judge {
  return (call, host) => {
    const rest = call.operands.slice(skip);
    if (rest.length > 0) host.run(rest);
    else host.runStdin();
  };
}

const assignment = /^([A-Za-z_][A-Za-z0-9_]*)=([^]*)$/;

function firstCommandWord(call: Parameters<Judge>[0], host: Parameters<Judge>[1]): number {
  let index = 0;
  for (; index < call.operands.length; index += 1) {
    const text = call.operands[index]?.value ?? '';
    if (!assignment.test(text) && text !== '-') break;
    reportLoader(text, host);
  }
  return index;
}

function reportLoader(text: string, host: Parameters<Judge>[1]): void {
  const [, name, value] = assignment.exec(text) ?? [];
  if (name === undefined || value === undefined) return;
  const reason = judgeAssignment({ name, value: { type: 'Word', text: value, value, pos: 0, end: 0 } });
  if (reason) host.report('unknown', `sets ${name}, and that makes other commands load or run something of its own`);
}

/** `env A=1 cmd`, `sudo A=1 cmd`. */
export const runsAfterAssignments: Judge = (call, host) => {
  const split = findOption(call.options, '-S --split-string');
  if (split?.valueWord) return host.runText([split.valueWord]);
  if (split?.value) return host.report('unknown', 'splits a text into a command');
  const index = firstCommandWord(call, host);
  if (index < call.operands.length) host.run(call.operands.slice(index));
  else if (findOption(call.options, '-s --shell -i --login') && /\b(sudo|doas)$/.test(call.name)) host.runStdin();
};

/** `export`, `declare`, `local`. */
export const setsVariables: Judge = (call, host) => {
  for (const word of call.operands) reportLoader(word.value, host);
};

/** `ssh host cmd`: its words are joined to a text, or the host's shell reads standard input. */
export const runsOnHost: Judge = (call, host) => {
  if (call.options.some(({ value }) => /^(proxy|local|remote|knownhosts)command/i.test(value ?? ''))) {
    host.report('unknown', 'is told by an option to run another command');
  }
  const text = call.operands.slice(1);
  if (text.length > 0) host.runText(text);
  else host.runStdin();
};

/** `su user -c 'text'`, `runuser -u user cmd`. */
export const runsAsUser: Judge = (call, host) => {
  if (findOption(call.options, '-u --user') && call.operands.length > 0) return host.run(call.operands);
  const text = findOption(call.options, '-c --command --session-command');
  if (text?.valueWord) return host.runText([text.valueWord]);
  if (text) return host.report('unknown', 'runs text that is not a word of its own');
  const late = call.operands.findIndex((word) => word.value === '-c');
  const lateText = call.operands[late + 1];
  if (late >= 0 && lateText) return host.runText([lateText]);
  if (call.operands.filter((word) => word.value !== '-').length > 1) return host.report('unknown', 'hands its words to a shell');
  host.runStdin();
};

/** `trap 'text' EXIT`. */
export const trapsSignals: Judge = (call, host) => {
  const [text] = call.operands;
  if (text && text.value !== '' && text.value !== '-' && call.operands.length > 1) host.runText([text]);
};

/** `alias name='text'`: judged as if it were called. */
export const definesAlias: Judge = (call, host) => {
  for (const word of call.operands) {
    const equals = word.value.indexOf('=');
    if (equals > 0) host.define(word.value.slice(0, equals), word, word.value.slice(equals + 1));
  }
};

/** `flock file cmd`, `flock file -c 'text'`. */
export const runsLocked: Judge = (call, host) => {
  const [, command, text] = call.operands;
  if (command?.value === '-c' && text) host.runText([text]);
  else if (command) host.run(call.operands.slice(1));
};

/** `script -c 'text' file`. */
export const recordsSession: Judge = (call, host) => {
  const text = findOption(call.options, '-c --command');
  if (text?.valueWord) host.runText([text.valueWord]);
  host.write(call.operands[0] ?? 'typescript', findOption(call.options, '-a --append') ? 'appends' : 'creates');
};

/** `parallel cmd {} ::: a b`: a text for each argument. */
export const runsInParallel: Judge = (call, host) => {
  const end = call.operands.findIndex((word) => word.value.startsWith(':::'));
  const command = end < 0 ? call.operands : call.operands.slice(0, end);
  if (command.length > 0) host.runText(command);
  else host.runStdin();
};

/** `watch cmd`: joins its words into a text, unless `-x`. */
export const runsWatched: Judge = (call, host) => {
  if (call.operands.length === 0) return;
  if (findOption(call.options, '-x --exec')) host.run(call.operands);
  else host.runText(call.operands);
};
