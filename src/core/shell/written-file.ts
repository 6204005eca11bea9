import type { CommandClass } from './command.ts';

/** What becomes of what a file held before. */
export type Writing =
  | 'replaces'
  | 'appends'
  /** Replaced by nothing, on purpose. */
  | 'empties'
  /** The output file of a program, which people name anew: an archive, a trace. */
  | 'creates';

export interface Fate {
  readonly class: CommandClass;
  /** Completes "`> path` …". */
  readonly does: string;
}

const nowhere = /^(-|\/dev\/(null|stdout|stderr|tty|fd\/\d+|pts\/\d+|full|zero)|\/proc\/self\/fd\/[012])$/;
const temporary = /^(\/tmp|\/var\/tmp|\/dev\/shm|\$TMPDIR|\$\{TMPDIR\}|\$\{TMPDIR:-\/tmp\})\//;
const freshName = /\$\(\s*(date|mktemp|hostname)\b|`\s*(date|mktemp)\b/;
const harmlessSysrq = /^[hlmpqtwxz0-9]$/;

/**
 * What writing to `path` does; `undefined` for `/dev/null` and terminals.
 *
 * `>` cannot be known to hit an existing file, so: appending `changes`; emptying on purpose (`: > f`) `destroys`; replacing
 * an absolute path outside the temporary folders `destroys`, because logs, configuration and state live there; all else
 * (`> evidence.txt`, `> /tmp/x`, `> /root/x-$(date +%s)`, `> "$out"`) `changes`.
 *
 * @param path as written, expansions included
 * @param text what is written, where the block shows it
 */
export function fateOf(path: string, how: Writing, text?: string): Fate | undefined {
  if (nowhere.test(path)) return undefined;
  // `/tmp/../var/log/x` is not in /tmp.
  const plain = !/(^|\/)\.\.(\/|$)/.test(path);
  if (plain && temporary.test(path)) return { class: 'changes', does: 'writes a temporary file and replaces one of the same name' };
  if (/^\/+proc\/+sysrq-trigger$/.test(path)) return sysrq(text);
  if (/^\/+sys\/.*\/cgroup\.kill$/.test(path)) return { class: 'destroys', does: 'kills every process of a cgroup with SIGKILL' };
  if (/^\/+proc\/[^/]+\/(task\/[^/]+\/)?(fd|root|cwd)\//.test(path)) {
    return how === 'appends' ? { class: 'changes', does: 'adds to a file' } : { class: 'destroys', does: 'empties a file that a process has open, or replaces one in its root' };
  }
  if (/^\/+(proc|sys)\//.test(path)) return { class: 'changes', does: 'sets a value in the running kernel' };
  if (/^\/+dev\/+(kmsg|tcp\/|udp\/|log$)/.test(path)) return { class: 'changes', does: 'sends text to the kernel log, the system log or the network' };
  if (/^\/+dev\//.test(path)) return { class: 'destroys', does: 'overwrites what is on the device' };
  if (how === 'appends') return { class: 'changes', does: 'adds to a file' };
  if (how === 'empties') return { class: 'destroys', does: 'empties the file, and what it held is gone' };
  if (how === 'creates') return { class: 'changes', does: 'writes a file' };
  if (plain && freshName.test(path)) return { class: 'changes', does: 'writes a new file' };
  if (path.startsWith('/')) {
    return { class: 'destroys', does: 'replaces a file outside the temporary folders, and what it held is gone (write to /tmp, or append with >>)' };
  }
  return { class: 'changes', does: 'writes a file and replaces one of the same name' };
}

/** https://docs.kernel.org/admin-guide/sysrq.html, "What are the 'command' keys?" */
function sysrq(text: string | undefined): Fate {
  if (text !== undefined && harmlessSysrq.test(text.trim())) {
    return { class: 'changes', does: 'makes the kernel write to its log; that pushes the oldest lines out' };
  }
  if (text !== undefined && /^[sur]$/.test(text.trim())) return { class: 'changes', does: 'makes the kernel sync or remount its file systems' };
  return { class: 'destroys', does: 'can kill processes, crash the kernel or reboot at once, depending on the letter' };
}
