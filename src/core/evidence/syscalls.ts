/** What it means that a system call does not return. */
export interface CallMeaning {
  readonly meaning: string;
  /** A program that has nothing to do waits like this, too. */
  readonly idle: boolean;
}

const storage = 'It waits for a disk or a file system. In state D not even SIGKILL ends it: look at /proc/<pid>/stack and the kernel log.';
const lookup = 'Looking up a path does not return: mostly a network or FUSE file system whose server does not answer, or a disk.';
const child = 'It waits for a child process to end. Look what that one waits for.';

/** By name, without `2`, `64` and `at` at the end: `umount2` and `fstatat64` are `umount` and `fstat`. Read in the manual pages of Linux, section 2. */
const meanings: readonly (readonly [names: string, meaning: string, idle?: true])[] = [
  ['futex', 'A thread waits for another thread of the same program. Go parks threads that have nothing to do like this, so it tells nothing.', true],
  ['epoll_wait epoll_pwait poll ppoll select pselect6', 'It waits for something to happen on its connections, or for a timer.', true],
  ['nanosleep clock_nanosleep', 'It sleeps for a set time.', true],
  ['restart_syscall', 'A call that was under way when strace attached; which one it is is not told. Take the trace anew, with -f, while it hangs.', true],
  ['rt_sigtimedwait rt_sigsuspend sigaltstack pause', 'It waits for a signal.', true],
  ['accept accept4', 'It waits for a client to connect.', true],
  ['wait4 waitid waitpid', child],
  ['fsync fdatasync sync syncfs sync_file_range msync', storage],
  ['write pwrite writev pwritev fallocate ftruncate truncate', storage],
  ['umount', 'Unmounting does not return: the file system is busy writing, or its server does not answer.'],
  ['mount move_mount fsmount fsconfig fsopen open_tree', 'Mounting does not return: the device or server does not answer, or the kernel waits for a lock of its own.'],
  ['unlink rename rmdir mkdir link symlink getdents chown fchown lchown chmod fchmod utimens', storage],
  ['stat fstat lstat newfstat statx statfs fstatfs access faccess readlink open open_by_handle', lookup],
  ['flock', 'Another process, or another start of the same, holds the lock on this file.'],
  ['fcntl', 'Another process, or another start of the same, holds the lock on this file.'],
  ['ioctl', 'A driver does not answer: device mapper, a terminal, a network device.'],
  ['finit_module init_module delete_module', 'The kernel loads or unloads a module and does not finish.'],
  ['setns unshare clone clone3', 'The kernel makes or enters a namespace; it can wait for the network lock (rtnl).'],
  ['ptrace', 'A debugger or tracer holds the process.'],
];

const byName = new Map(meanings.flatMap(([names, meaning, idle]) => names.split(' ').map((name): [string, CallMeaning] => [name, { meaning, idle: idle === true }])));

/** What a call by this name waits for; `undefined` where that depends on its file descriptor, or nobody knows. */
export function callMeaning(call: string): CallMeaning | undefined {
  return byName.get(call) ?? byName.get(call.replace(/(?:64)?(?:at)?\d?$/, '')) ?? byName.get(call.replace(/64$|at2?$/, ''));
}
