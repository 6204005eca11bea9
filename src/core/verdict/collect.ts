import type { Consequence } from '../signature/consequence.ts';
import { containerdLog, daemonLog } from '../signature/consequence.ts';
import type { LogDescription } from '../signature/describe-log.ts';

/** Something to fetch beside what is there, and the command that prints it. All of them only look. */
export interface ToCollect {
  readonly what: string;
  readonly command: string;
}

const kubeletLog = 'journalctl -u kubelet -b --no-pager -n 300';
/** A daemon that hangs would let them hang. */
const versions = 'timeout 10 docker version; timeout 10 docker info';
const runtimeVersions = 'containerd --version; runc --version; timeout 10 crictl info';

/**
 * What to collect next for a log that no record explains: the logs of the daemons that have not spoken, their state, the versions, what the
 * kernel said. What a consequence asks for already is left out.
 */
export function toCollect({ programs }: Pick<LogDescription, 'programs'>, consequences: readonly Pick<Consequence, 'command'>[]): ToCollect[] {
  const spoke = (name: string): boolean => programs.some((program) => program.replace(/\.service$/, '').toLowerCase() === name);
  const kubernetes = spoke('kubelet') || programs.some((program) => /^k3s|^rke2|^crictl/.test(program));
  const asked = new Set(consequences.map(({ command }) => command));
  const all: ToCollect[] = [
    ...(kubernetes || spoke('dockerd') ? [] : [{ what: 'What dockerd wrote since its last start', command: daemonLog }]),
    ...(kubernetes && !spoke('kubelet') ? [{ what: 'What the kubelet wrote', command: kubeletLog }] : []),
    ...(spoke('containerd') ? [] : [{ what: 'What containerd wrote', command: containerdLog }]),
    { what: 'The state of the services', command: `systemctl status ${kubernetes ? 'kubelet' : 'docker'} containerd --no-pager --full` },
    { what: 'Versions, which narrow the answer', command: kubernetes ? runtimeVersions : versions },
    ...(spoke('kernel') ? [] : [{ what: 'What the kernel said: memory, disks, cgroups', command: 'dmesg -T | tail -n 100' }]),
  ];
  return all.filter(({ command }) => !asked.has(command));
}
