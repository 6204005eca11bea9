import type { Fact, PendingCall, SyscallTrace } from './evidence.ts';
import type { PastedLine } from './pasted-lines.ts';
import { isSystemCall, readTracedCall, type TracedCall } from './strace-line.ts';
import { callMeaning } from './syscalls.ts';

/** What is known of a file descriptor. */
interface Descriptor {
  /** `the socket /var/run/docker.sock`, `the file /…`, … */
  name: string;
  /** The program connected it, or accepted a client on it. */
  side?: 'client' | 'server';
  /** First line of the last request that was written to it and not answered. */
  request?: string;
  requestLine?: number;
  connecting?: boolean;
}

/** Names of the sockets at which a daemon answers. */
const daemonSocket = /docker(?:-containerd)?\.sock|containerd\.sock|libcontainerd|dockershim\.sock|crio\.sock/;
/** Other text between two calls is a program's own output; more of it ends the trace. */
const farthest = 40;
/** Kinds of pending calls that are kept; a program has few. */
const mostPending = 20;
/** Connections without an answer that are kept. */
const mostSilent = 10;
/** A trace of one line is believed only when it says that it is one. */
const leastCalls = 2;

/** The system call traces in a text, one for each run of lines that strace wrote. */
export function readTraces(lines: readonly PastedLine[]): SyscallTrace[] {
  const traces: SyscallTrace[] = [];
  let trace = new Trace();
  let file = '';
  for (const { text, line } of lines) {
    file = threadOfFile(text) ?? file;
    const call = readTracedCall(text, line);
    if (!call) {
      trace.attach(text, line);
      continue;
    }
    if (trace.calls > 0 && line - trace.lastLine > farthest) {
      traces.push(...trace.finish());
      trace = new Trace();
    }
    trace.add(call.thread === '' && file !== '' ? { ...call, thread: file } : call);
  }
  traces.push(...trace.finish());
  return traces;
}

/** With -ff each thread has a file of its own, and people print them one after another: `==> trace.3764 <==`, `/tmp/trace.3764`. */
function threadOfFile(text: string): string | undefined {
  return /^(?:==> )?\S{0,200}[a-z]\.(\d{1,10})(?::| <==)?\s{0,4}$/.exec(text.slice(0, 240))?.[1];
}

class Trace {
  calls = 0;
  lastLine = 0;
  /** Calls that Linux has. */
  private known = 0;
  private firstLine = 0;
  private marked = false;
  private exited = false;
  private program: string | undefined;
  private readonly descriptors = new Map<string, Descriptor>();
  private readonly open = new Map<string, TracedCall>();

  /** Lines of strace that are no calls. */
  attach(text: string, line: number): void {
    if (/^(?:strace: )?Process \d{1,10} attached|^strace: /.test(text)) this.marked = true;
    if (this.calls > 0 && /\+\+\+ (?:exited|killed)/.test(text.slice(0, 80))) {
      this.exited = true;
      this.lastLine = line;
      this.open.delete(/^(?:\[pid {1,6})?(\d{1,10})/.exec(text)?.[1] ?? '');
    }
  }

  add(call: TracedCall): void {
    if (this.calls === 0) this.firstLine = call.line;
    this.calls++;
    if (isSystemCall(call.call)) this.known++;
    this.lastLine = call.line;
    this.exited = false;
    const begun = call.resumed ? this.open.get(call.thread) : undefined;
    const whole = begun && begun.call === call.call ? { ...call, arguments: `${begun.arguments}${call.arguments}` } : call;
    if (whole.result === undefined) this.open.set(whole.thread, whole);
    else this.open.delete(whole.thread);
    this.learn(whole);
  }

  finish(): SyscallTrace[] {
    const pending = this.pending();
    if (this.known === 0 || (this.calls < leastCalls && !this.marked && this.open.size === 0)) return [];
    const silent = [...this.descriptors.values()].filter(({ side, request, connecting }) => side === 'client' && (request !== undefined || connecting)).slice(-mostSilent);
    const servers = [...this.descriptors.values()].some(({ side }) => side === 'server');
    const isClient = silent.some(({ name }) => daemonSocket.test(name)) || /(?:^|\/)(?:docker|docker-compose|ctr|crictl|nerdctl|kubectl)$/.test(this.program ?? '');
    const isDaemon = servers || /(?:dockerd|containerd)$/.test(this.program ?? '');
    const role = isClient && !servers ? 'client' : isDaemon ? 'daemon' : 'unknown';
    const blocked = pending.filter(({ idle }) => !idle);
    return [{
      kind: 'strace',
      title: `System calls of ${this.program ?? (role === 'client' ? 'a client' : role === 'daemon' ? 'a daemon' : 'a program')}, as strace saw them`,
      firstLine: this.firstLine,
      lastLine: this.lastLine,
      role, pending, stages: [], records: [],
      facts: [
        ...silent.map(silentFact),
        ...blocked.map(pendingFact),
        ...conclusion(pending, blocked, silent, this.exited),
        ...pending.filter(({ idle }) => idle).map(pendingFact),
      ],
      next: nextOf(role, pending, blocked, silent),
    }];
  }

  /** What a finished or begun call tells about file descriptors. */
  private learn({ call, arguments: written, result, line }: TracedCall): void {
    const returned = result === undefined ? undefined : /^\d{1,7}/.exec(result)?.[0];
    const failed = result?.startsWith('-1') === true;
    const [fd, named] = descriptorOf(written);
    if (fd !== undefined && named !== undefined) this.name(fd, named);
    switch (call) {
      case 'execve': {
        const program = /^"([^"]{1,300})"/.exec(written)?.[1];
        if (!failed && program !== undefined) this.program ??= program;
        return;
      }
      case 'open': case 'openat': case 'openat2': case 'creat': {
        const path = /"([^"]{1,500})"/.exec(written)?.[1];
        if (returned !== undefined && path !== undefined) this.descriptors.set(returned, { name: `the file ${path}` });
        return;
      }
      case 'socket':
        if (returned !== undefined) this.descriptors.set(returned, { name: /AF_(?:UNIX|LOCAL)|PF_(?:UNIX|LOCAL)/.test(written) ? 'a unix socket' : 'a socket' });
        return;
      case 'epoll_create': case 'epoll_create1': if (returned !== undefined) this.descriptors.set(returned, { name: 'the poller' }); return;
      case 'eventfd': case 'eventfd2': if (returned !== undefined) this.descriptors.set(returned, { name: 'an event counter' }); return;
      case 'pipe': case 'pipe2': {
        for (const [, end] of written.slice(0, 80).matchAll(/(\d{1,7})(?:<[^>]{0,80}>)?(?=[\],])/g)) this.descriptors.set(end!, { name: 'a pipe' });
        return;
      }
      case 'connect': {
        const to = addressOf(written);
        if (fd === undefined || to === undefined || (failed && !/EINPROGRESS|EAGAIN/.test(result!))) return;
        this.descriptors.set(fd, { name: to, side: 'client', ...((result === undefined || failed) && { connecting: true }), requestLine: line });
        return;
      }
      case 'bind': case 'listen': {
        const at = addressOf(written);
        if (fd !== undefined && at !== undefined) this.descriptors.set(fd, { name: `the listener ${at.replace(/^the socket /, '')}`, side: 'server' });
        return;
      }
      case 'accept': case 'accept4':
        if (fd !== undefined) this.descriptors.set(fd, { ...this.descriptors.get(fd), name: this.descriptors.get(fd)?.name ?? 'a listener', side: 'server' });
        if (returned !== undefined) this.descriptors.set(returned, { name: `a client of ${fd === undefined ? 'a listener' : this.descriptors.get(fd)!.name}`, side: 'server' });
        return;
      case 'close': if (fd !== undefined && returned === '0') this.descriptors.delete(fd); return;
      case 'write': case 'sendto': case 'sendmsg': case 'writev': {
        const known = fd === undefined ? undefined : this.descriptors.get(fd);
        const request = /"((?:GET|POST|PUT|DELETE|HEAD|OPTIONS) [^"\\]{1,300})/.exec(written.slice(0, 600))?.[1];
        if (!known || known.side !== 'client' || failed) return;
        known.connecting = false;
        if (request !== undefined) Object.assign(known, { request: request.replace(/ HTTP\/.*$/, ''), requestLine: line });
        else if (known.name.includes('.sock') && result !== undefined) Object.assign(known, { request: known.request ?? 'a request', requestLine: line });
        return;
      }
      case 'read': case 'recvfrom': case 'recvmsg': case 'readv': {
        const known = fd === undefined ? undefined : this.descriptors.get(fd);
        if (known && returned !== undefined && returned !== '0') delete known.request;
        return;
      }
    }
  }

  private name(fd: string, named: string): void {
    const name = nameFrom(named);
    const known = this.descriptors.get(fd);
    if (name === undefined || (known && (known.name.includes('.sock') || known.side !== undefined))) return;
    this.descriptors.set(fd, { ...known, name });
  }

  /** The last call of each thread that has not returned, alike ones together; those that tell something first. */
  private pending(): PendingCall[] {
    const groups = new Map<string, PendingCall & { readonly threads: string[] }>();
    for (const { call, arguments: written, thread } of this.open.values()) {
      const [fd] = descriptorOf(written);
      const on = subjectOf(call, written, fd === undefined ? undefined : this.descriptors.get(fd)?.name, fd);
      const { meaning, idle } = meaningOf(call, written, on);
      const key = `${call} ${on ?? ''} ${meaning}`;
      const group = groups.get(key);
      const named = thread === '' ? [] : [thread];
      if (group) group.threads.push(...named);
      else groups.set(key, { call, ...(on !== undefined && { on }), threads: named, meaning, idle });
    }
    return [...groups.values()].sort((a, b) => Number(a.idle) - Number(b.idle) || b.threads.length - a.threads.length).slice(0, mostPending);
  }
}

/** The first argument as a file descriptor, with what -y says of it. */
function descriptorOf(written: string): [fd?: string, named?: string] {
  const found = /^(\d{1,7})(?:<((?:[^<>\n]|->|<[^<>\n]{0,100}>){1,300}?)>)?(?=[,)\s]|$)/.exec(written.slice(0, 400));
  return found ? [found[1]!, ...(found[2] === undefined ? [] : [found[2]])] as [string, string?] : [];
}

/** Name of what `-y` or `-yy` prints; `undefined` where it says only that it is a socket or pipe. */
function nameFrom(named: string): string | undefined {
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
function addressOf(written: string): string | undefined {
  const path = /sun_path=@?"([^"]{1,200})"/.exec(written)?.[1];
  if (path !== undefined) return `the socket ${path}`;
  const port = /sin6?_port=htons\((\d{1,5})\)/.exec(written)?.[1];
  const host = /(?:inet_addr\(|inet_pton\(AF_INET6?, )"([^"]{1,60})"/.exec(written)?.[1];
  return port !== undefined && host !== undefined ? `the connection to ${host.includes(':') ? `[${host}]` : host}:${port}` : undefined;
}

/** What a call is about: its file, socket, path or child. */
function subjectOf(call: string, written: string, name: string | undefined, fd: string | undefined): string | undefined {
  if (/^(?:futex|epoll_|nanosleep|clock_|p?select|restart_)/.test(call)) return undefined;
  if (/^wait/.test(call)) {
    const pid = /^(?:P_PID, )?(\d{1,10})/.exec(written)?.[1];
    return pid === undefined ? undefined : `child ${pid}`;
  }
  if (fd !== undefined && /^(?:read|write|recv|send|fsync|fdatasync|flock|fcntl|ioctl|ftruncate|fallocate|connect|accept|close|getdents|fstat|pread|pwrite|readv|writev|syncfs|poll)/.test(call)) return name ?? `file descriptor ${fd}`;
  const path = /"(\/[^"]{0,300})"/.exec(written.slice(0, 1000))?.[1];
  return path === undefined ? name : path;
}

function meaningOf(call: string, written: string, on: string | undefined): { meaning: string; idle: boolean } {
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

const threadsOf = ({ threads }: PendingCall): string => (threads.length === 0 ? '' : threads.length === 1 ? ` (thread ${threads[0]})` : ` (${threads.length} threads: ${threads.slice(0, 3).join(', ')}${threads.length > 3 ? ', …' : ''})`);

const pendingFact = (each: PendingCall): Fact => ({
  term: each.idle ? 'Rests in' : 'Hangs in',
  value: `${each.call}${each.on === undefined ? '' : `, ${each.on}`}${threadsOf(each)}`,
  meaning: each.meaning,
});

function silentFact({ name, request, connecting, requestLine }: Descriptor): Fact {
  return {
    term: 'No answer',
    value: connecting && request === undefined ? `it connects to ${name}` : `it sent ${request} to ${name}`,
    meaning: daemonSocket.test(name)
      ? 'The daemon behind that socket does not answer. The cause is there, not in this client.'
      : 'The other side does not answer.',
    ...(requestLine !== undefined && { line: requestLine }),
  };
}

function conclusion(pending: readonly PendingCall[], blocked: readonly PendingCall[], silent: readonly Descriptor[], exited: boolean): Fact[] {
  if (blocked.length > 0 || silent.length > 0) return [];
  if (pending.length === 0) return [{ term: 'Told', value: exited ? 'nothing hangs: the program ended' : 'nothing hangs: every call in this trace returned' }];
  return [{
    term: 'Told', value: 'nothing about the cause',
    meaning: 'All threads rest. A Go program that waits for a lock, a channel or a connection looks the same as one that has nothing to do.',
  }];
}

function nextOf(role: SyscallTrace['role'], pending: readonly PendingCall[], blocked: readonly PendingCall[], silent: readonly Descriptor[]): string[] {
  if (silent.some(({ name }) => daemonSocket.test(name))) return ['Look at the daemon: its log, and a goroutine dump while it hangs (kill -USR1 on its pid).'];
  if (blocked.length > 0) {
    return [
      ...(blocked.some(({ call }) => /^wait/.test(call)) ? ['Look at the child: cat /proc/<child>/status /proc/<child>/wchan /proc/<child>/stack'] : []),
      'Save what the kernel waits for: for t in /proc/<pid>/task/*; do cat $t/wchan $t/stack; done',
    ];
  }
  if (pending.length === 0) return [];
  return [
    role === 'client' ? 'Look at the daemon, not at this client: a goroutine dump while it hangs (kill -USR1 on its pid).' : 'Take a goroutine dump in place of a trace: kill -USR1 for dockerd and containerd; it names the locks and who waits for them.',
    'If a trace is all that can be had: strace -f -tt -T -y -s 256 -p <pid>, started before the command that hangs.',
  ];
}
