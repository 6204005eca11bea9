import type { Fact, PendingCall, SyscallTrace } from './evidence.ts';

/** What is known of a file descriptor. */
export interface Descriptor {
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
export const daemonSocket = /docker(?:-containerd)?\.sock|containerd\.sock|libcontainerd|dockershim\.sock|crio\.sock/;
const threadsOf = ({ threads }: PendingCall): string => (threads.length === 0 ? '' : threads.length === 1 ? ` (thread ${threads[0]})` : ` (${threads.length} threads: ${threads.slice(0, 3).join(', ')}${threads.length > 3 ? ', …' : ''})`);

/** A call that has not returned. */
export const pendingFact = (each: PendingCall): Fact => ({
  term: each.idle ? 'Rests in' : 'Hangs in',
  value: `${each.call}${each.on === undefined ? '' : `, ${each.on}`}${threadsOf(each)}`,
  meaning: each.meaning,
});

/** A connection on which no answer came. */
export function silentFact({ name, request, connecting, requestLine }: Descriptor): Fact {
  return {
    term: 'No answer',
    value: connecting && request === undefined ? `it connects to ${name}` : `it sent ${request} to ${name}`,
    meaning: daemonSocket.test(name)
      ? 'The daemon behind that socket does not answer. The cause is there, not in this client.'
      : 'The other side does not answer.',
    ...(requestLine !== undefined && { line: requestLine }),
  };
}

/** What to say where nothing hangs, or nothing is told. */
export function conclusion(pending: readonly PendingCall[], blocked: readonly PendingCall[], silent: readonly Descriptor[], exited: boolean): Fact[] {
  if (blocked.length > 0 || silent.length > 0) return [];
  if (pending.length === 0) return [{ term: 'Told', value: exited ? 'nothing hangs: the program ended' : 'nothing hangs: every call in this trace returned' }];
  return [{
    term: 'Told', value: 'nothing about the cause',
    meaning: 'All threads rest. A Go program that waits for a lock, a channel or a connection looks the same as one that has nothing to do.',
  }];
}

/** What to take next; sentences. */
export function nextOf(role: SyscallTrace['role'], pending: readonly PendingCall[], blocked: readonly PendingCall[], silent: readonly Descriptor[]): string[] {
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
