import { callMeaning } from './syscalls.ts';

/** The first argument as a file descriptor, with what -y says of it. */
export function descriptorOf(written: string): [fd?: string, named?: string] {
  const found = /^(\d{1,7})(?:<((?:[^<>\n]|->|<[^<>\n]{0,100}>){1,300}?)>)?(?=[,)\s]|$)/.exec(written.slice(0, 400));
  return found ? [found[1]!, ...(found[2] === undefined ? [] : [found[2]])] as [string, string?] : [];
}

/** Name of what `-y` or `-yy` prints; `undefined` where it says only that it is a socket or pipe. */
export function nameFrom(named: string): string | undefined {
  if (named.startsWith('/')) return named.endsWith('.sock') ? `the socket ${named}` : `the file ${named.replace(/ \(deleted\)$/, ', which is deleted')}`;
  if (/eventpoll/.test(named)) return 'the poller';
  const path = /"(\/[^"]{1,200})"/.exec(named)?.[1] ?? /->(\/[^,\]]{1,200})/.exec(named)?.[1];
  if (path !== undefined) return `the socket ${path}`;
  const peer = /->([\d.a-f:[\]]{3,60}:\d{1,5})\]/.exec(named)?.[1];
  if (peer !== undefined) return `the connection to ${peer}`;
  if (named.startsWith('pipe:')) return 'a pipe';
  return undefined;
}

/** The address of a `connect` or `bind`. */
export function addressOf(written: string): string | undefined {
  const path = /sun_path=@?"([^"]{1,200})"/.exec(written)?.[1];
  if (path !== undefined) return `the socket ${path}`;
  const port = /sin6?_port=htons\((\d{1,5})\)/.exec(written)?.[1];
  const host = /(?:inet_addr\(|inet_pton\(AF_INET6?, )"([^"]{1,60})"/.exec(written)?.[1];
  return port !== undefined && host !== undefined ? `the connection to ${host.includes(':') ? `[${host}]` : host}:${port}` : undefined;
}

/** What a call is about: its file, socket, path or child. */
export function subjectOf(call: string, written: string, name: string | undefined, fd: string | undefined): string | undefined {
  if (/^(?:futex|epoll_|nanosleep|clock_|p?select|restart_)/.test(call)) return undefined;
  if (/^wait/.test(call)) {
    const pid = /^(?:P_PID, )?(\d{1,10})/.exec(written)?.[1];
    return pid === undefined ? undefined : `child ${pid}`;
  }
  if (fd !== undefined && /^(?:read|write|recv|send|fsync|fdatasync|flock|fcntl|ioctl|ftruncate|fallocate|connect|accept|close|getdents|fstat|pread|pwrite|readv|writev|syncfs|poll)/.test(call)) return name ?? `file descriptor ${fd}`;
  const path = /"(\/[^"]{0,300})"/.exec(written.slice(0, 1000))?.[1];
  return path === undefined ? name : path;
}

/** What it means that this call does not return, from its arguments where they decide. */
export function meaningOf(call: string, written: string, on: string | undefined): { meaning: string; idle: boolean } {
  if (call === 'futex' && /FUTEX_WAIT/.test(written) && /\{tv_sec|\{\d/.test(written)) return { meaning: 'A thread waits for another one, with a time limit: Go’s timers do so.', idle: true };
  if (/^(?:read|recvfrom|recvmsg|readv|pread64)$/.test(call)) {
    if (on?.includes('pipe')) return { meaning: 'It waits for what another process writes into a pipe: a child’s output, or a sign that it is ready.', idle: false };
    if (on?.includes('sock') || on?.includes('connection')) return { meaning: 'It waits for an answer.', idle: false };
    if (on?.startsWith('the file /')) return { meaning: 'Reading a file does not return: a FIFO that nobody writes to, or a disk or network file system that does not answer.', idle: false };
    return { meaning: 'It waits for input. What the file descriptor is tells ls -l /proc/<pid>/fd, or strace with -y.', idle: false };
  }
  if (/^(?:write|sendto|sendmsg|writev)$/.test(call) && on !== undefined && /pipe|sock|connection|client/.test(on)) {
    return { meaning: 'The other side does not read what it writes.', idle: false };
  }
  if (call === 'connect') return { meaning: 'The other side does not take the connection: its queue is full, so it has not called accept for a long time.', idle: false };
  return callMeaning(call) ?? { meaning: 'What this waits for depends on its arguments.', idle: false };
}
