import type { PendingCall, SyscallTrace } from './evidence.ts';
import type { PastedLine } from './pasted-lines.ts';
import { conclusion, daemonSocket, nextOf, pendingFact, silentFact, type Descriptor } from './strace-facts.ts';
import { isSystemCall, readTracedCall, type TracedCall } from './strace-line.ts';
import { addressOf, descriptorOf, meaningOf, nameFrom, subjectOf } from './strace-subject.ts';

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
