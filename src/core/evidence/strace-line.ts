import { callMeaning } from './syscalls.ts';

/** One line of strace's output. */
export interface TracedCall {
  /** Thread id; empty where the trace has none. */
  readonly thread: string;
  /** Name of the call; `resumed` tells that its beginning stands further above. */
  readonly call: string;
  readonly resumed: boolean;
  /** What stands between the brackets, as far as it was printed. */
  readonly arguments: string;
  /** What it returned, without strace's remarks; `undefined` while it has not. */
  readonly result?: string;
  readonly line: number;
}

/** `[pid 512]` with -f, a bare number with -o; after it the time of -t, -tt, -ttt or -r. */
const head = /^\s{0,8}(?:\[pid {1,6}(\d{1,10})\] |(\d{1,10}) {1,4})?(?:\[?(?:\d\d:\d\d:\d\d(?:\.\d{1,9})?|\d{1,10}\.\d{3,9})\]? {1,4}(?:\(\+? {0,8}\d{1,6}\.\d{1,9}\) )?)?/;
const call = /([a-z_][a-z0-9_]{1,30})\(/y;
const resumption = /<\.\.\. ([a-z_][a-z0-9_]{1,30}) resumed>\s?,? ?/y;
/** `) = 0`, `) = -1 EAGAIN (…)`, `) = 3</path>`, `) = ?`; -T and -ttt add `<0.000191>`. */
const result = /\) {1,40}= (-?\d{1,20}|0x[0-9a-f]{1,16}|\?)(?:<[^>\n]{0,300}>)?(?: ([A-Z][A-Z0-9_]{2,20}))?/g;
/** The last of these in a line counts, and it stands near the end. */
const resultWithin = 600;
/** strace prints 32 bytes of a string unless told otherwise; longer lines are read so far. */
const longest = 4000;

/** Reads a line; `undefined` when strace did not write it. Several results in one line (a string that holds one): the last counts. */
export function readTracedCall(text: string, line: number): TracedCall | undefined {
  const [before, pid, number] = head.exec(text)!;
  const thread = pid ?? number ?? '';
  resumption.lastIndex = before.length;
  const resumed = resumption.exec(text);
  call.lastIndex = before.length;
  const begun = resumed ?? call.exec(text);
  if (!begun) return undefined;
  const from = before.length + begun[0].length;
  const tail = Math.max(from - 1, text.length - resultWithin);
  const [found] = [...text.slice(tail).matchAll(result)].slice(-1);
  const end = found ? tail + found.index : endOfOpen(text);
  const value = found && `${found[1]!}${found[2] ? ` ${found[2]}` : ''}`;
  if (value === undefined && !resumed && !text.includes('<unfinished') && !(isSystemCall(begun[1]!) && isOpen(text))) return undefined;
  return {
    thread, call: begun[1]!, resumed: resumed !== null, line,
    arguments: text.slice(from, Math.min(end, from + longest)),
    ...(value !== undefined && value !== '?' && { result: value }),
  };
}

/** Calls whose meaning depends on their arguments, beside those in syscalls.ts. */
const others = new Set(`read write readv writev recvfrom recvmsg sendto sendmsg pread64 pwrite64 connect socket bind listen close dup dup2 dup3 execve exit
exit_group mmap munmap mprotect madvise brk clone getpid gettid getrandom rt_sigaction rt_sigprocmask rt_sigreturn sigreturn epoll_ctl epoll_create epoll_create1 eventfd2
pipe pipe2 getsockname getpeername setsockopt getsockopt sched_yield tgkill kill clock_gettime lseek uname prctl arch_prctl set_robust_list prlimit64`.split(/\s+/));

/** Whether Linux has a call of this name, as far as daemons and clients of containers use them. */
export const isSystemCall = (name: string): boolean => others.has(name) || callMeaning(name) !== undefined;

/** Where the arguments of a call end that has not returned. */
function endOfOpen(text: string): number {
  const marks = [' <unfinished', '<unfinished', '^C', ' <detached'].map((mark) => text.indexOf(mark)).filter((at) => at >= 0);
  return marks.length > 0 ? Math.min(...marks) : text.trimEnd().length;
}

/** A call that stands open at the end of its line: the trace was ended there, or with -o it goes on in another file. */
const isOpen = (text: string): boolean => /(?:[,(]\s?|NULL|\^C.{0,80}|<detached \.\.\.>|\d|[A-Z]|"|\.\.\.|>|\})$/.test(text.slice(-100)) && !/\) ?$/.test(text);
