import type { CommandClass } from '../command.ts';
import type { Judge } from '../entry.ts';
import { findOption } from '../options.ts';

interface SignalFate {
  readonly class: CommandClass | 'unknown';
  readonly does: string;
}

/** Linux numbers, the same on every architecture that docker runs on; signal(7). */
const byNumber = new Map([
  ['0', 'EXIT'], ['1', 'HUP'], ['2', 'INT'], ['3', 'QUIT'], ['6', 'ABRT'], ['9', 'KILL'], ['10', 'USR1'], ['11', 'SEGV'],
  ['12', 'USR2'], ['13', 'PIPE'], ['14', 'ALRM'], ['15', 'TERM'], ['17', 'CHLD'], ['18', 'CONT'], ['19', 'STOP'], ['20', 'TSTP'],
  ['23', 'URG'], ['28', 'WINCH'],
]);

const fates = new Map<string, SignalFate>([
  ['EXIT', { class: 'read-only', does: 'only asks whether the process is there' }],
  ['KILL', { class: 'destroys', does: 'kills at once; what the process had not written is lost' }],
  ['USR1', { class: 'changes', does: 'sends SIGUSR1; a daemon that does not trap it yet ends' }],
  ['USR2', { class: 'changes', does: 'sends SIGUSR2; a program that does not trap it ends' }],
  ['QUIT', { class: 'changes', does: 'ends the process; a Go program prints its goroutines first' }],
  ['ABRT', { class: 'changes', does: 'ends the process; a Go program prints its goroutines first' }],
  ['HUP', { class: 'changes', does: 'makes a daemon read its configuration again, and ends a program that does not trap it' }],
  ['STOP', { class: 'changes', does: 'freezes the process' }],
  ['TSTP', { class: 'changes', does: 'freezes the process' }],
  ['CONT', { class: 'changes', does: 'lets a stopped process go on' }],
]);
const others = ['INT', 'TERM', 'PIPE', 'ALRM', 'SEGV', 'BUS', 'FPE', 'ILL', 'TRAP', 'CHLD', 'URG', 'WINCH', 'TTIN', 'TTOU', 'XCPU', 'XFSZ', 'PROF', 'VTALRM', 'POLL', 'IO', 'PWR', 'SYS'];

/** What a signal does; `undefined` when `name` is no signal. Takes `9`, `KILL`, `SIGKILL`, `sigkill`. */
export function fateOfSignal(name: string): SignalFate | undefined {
  const plain = name.toUpperCase().replace(/^SIG/, '');
  const signal = byNumber.get(plain) ?? plain;
  const fate = fates.get(signal);
  if (fate) return fate;
  if (others.includes(signal)) return { class: 'changes', does: `sends SIG${signal}, which asks the process to end or wakes it` };
  if (/^(RTM(IN|AX)([+-]\d+)?|[1-6]?\d)$/.test(signal)) return { class: 'changes', does: 'sends a signal' };
  return undefined;
}

const expanded: SignalFate = { class: 'unknown', does: 'sends a signal that is only known when it runs' };

/**
 * A command that sends a signal.
 *
 * @param options that carry the signal's name
 * @param usual the signal without any
 * @param short takes `-9` and `-KILL` too
 */
export function sendsSignal(options: string, usual: string, short: boolean): Judge {
  return (call, host) => {
    // Not a rule of the table: `-KILL` would be a cluster with `-L` in it.
    if (short && /^(-l|-L|-V|--list|--table|--version)$/.test(call.words[0]?.value ?? '')) return host.report('read-only', 'lists signals');
    let fate = fateOfSignal(usual);
    const option = findOption(call.options, options, true);
    if (option) fate = fateOfSignal(option.value ?? '') ?? expanded;
    else if (short) {
      const word = call.words.find(({ value }) => /^-[A-Za-z0-9$+]/.test(value) && (value.includes('$') || fateOfSignal(value.slice(1)) !== undefined));
      if (word) fate = fateOfSignal(word.value.slice(1)) ?? expanded;
    }
    if (fate) host.report(fate.class, fate.does);
  };
}

/** `ctr tasks kill`, `runc kill`, `docker-runc kill`: the signal may be the last operand. */
export const killsContainer: Judge = (call, host) => {
  const option = findOption(call.options, '-s --signal');
  const name = option?.value ?? call.operands[1]?.value ?? 'TERM';
  const fate = fateOfSignal(name) ?? expanded;
  host.report(fate.class, fate.does);
};
