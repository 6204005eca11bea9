import type { Judge } from '../entry.ts';
import { findOption } from '../options.ts';

/** `taskset`, `chrt`: with `-p` about a running process (setting when it also has a value), else they run a command. */
export const setsScheduling: Judge = (call, host) => {
  if (!findOption(call.options, '-p --pid')) {
    if (call.operands.length > 1) host.run(call.operands.slice(1));
    return;
  }
  if (call.operands.length > 1) host.report('changes', 'changes how a running process is scheduled');
};

/** `ionice`: `-p` reads, with `-c` or `-n` it sets. */
export const setsDiskPriority: Judge = (call, host) => {
  if (!findOption(call.options, '-p --pid -P --pgid -u --uid')) {
    if (call.operands.length > 0) host.run(call.operands);
    return;
  }
  if (findOption(call.options, '-c --class -n --classdata')) host.report('changes', 'changes how a running process is scheduled');
};

/** `prlimit`: a limit with a value sets it. */
export const setsLimits: Judge = (call, host) => {
  const sets = call.options.some(({ name, value }) => value !== undefined && !['-p', '--pid', '-o', '--output'].includes(name));
  if (sets) host.report('changes', 'changes the limits of a process');
  if (call.operands.length > 0) host.run(call.operands);
};

/** `strace`, `ltrace`: watch a process, or run a command and watch it. */
export const tracesCalls: Judge = (call, host) => {
  if (call.options.some(({ name, value }) => name === '--inject' || name === '--fault' || (name === '-e' && /^(inject|fault)=/.test(value ?? '')))) {
    return host.report('changes', 'makes system calls of the process fail');
  }
  const output = findOption(call.options, '-o --output');
  if (output?.value?.startsWith('|') || output?.value?.startsWith('!')) host.report('unknown', 'sends its output to another command');
  else if (output?.value) host.write(output.valueWord ?? output.value, 'creates');
  if (call.operands.length > 0) host.run(call.operands);
};

const lookingCommands = /^(bt|backtrace|where|info|i|thread|threads|t|frame|f|up|down|list|l|x|x\/\S*|show|set (pagination|height|width|confirm|print|logging|style|debuginfod|auto-load)|quit|q|detach|goroutines|python-interactive|help|disassemble|disas|ptype|whatis|source \/usr\/share\/go\S*)( |$)/;

/** `gdb`: stops the process while it looks; anything but looking is not known. */
export const debugsProcess: Judge = (call, host) => {
  const commands = call.options.filter(({ name }) => name === '-ex' || name === '--ex' || name === '-eval-command' || name === '--eval-command');
  const core = call.operands[1] && !/^\d+$/.test(call.operands[1].value) && !/^\uE000pid/.test(call.operands[1].value);
  const live = findOption(call.options, '-p --pid -pid') || (call.operands[1] && !core);
  if (findOption(call.options, '-x --command -command') || call.stdin.kind !== 'terminal') return host.report('unknown', 'runs a script that the block does not show');
  for (const { value = '' } of commands) {
    const text = value.trim().replace(/^(thread|frame) apply \S+ /, '').replace(/^-s /, '');
    if (/^(generate-core-file|gcore)\b/.test(text)) host.report('changes', 'writes a core file, and stops the process while it does');
    else if (!lookingCommands.test(text)) host.report('unknown', `is told \`${value.slice(0, 60)}\`, which may change the process`);
  }
  if (live) host.report('changes', 'stops the process as long as it is attached');
};

/** `service docker status`. */
export const runsInitScript: Judge = (call, host) => {
  const action = call.operands.at(call.name.startsWith('/') ? 0 : 1)?.value;
  if (action === 'status') host.report('read-only', 'asks for the state of a service', `${call.name} … status`);
  else if (action && /^(start|stop|restart|reload|force-reload|try-restart|condrestart)$/.test(action)) {
    host.report('changes', 'starts, stops or reloads a service', `${call.name} … ${action}`);
  } else if (action) host.report('unknown', `has an action \`${action.slice(0, 60)}\` that only its script knows`);
};

/** `fuser -k`: SIGKILL unless another signal is named. */
export const findsUsers: Judge = (call, host) => {
  if (!findOption(call.options, '-k --kill', true)) return;
  const milder = call.words.some((word) => /^-(SIG)?(TERM|HUP|INT|USR1|USR2|15|1|2)$/.test(word.value));
  if (milder) host.report('changes', 'sends a signal to every process that uses the file', `${call.name} -k`);
  else host.report('destroys', 'kills every process that uses the file with SIGKILL', `${call.name} -k`);
};
