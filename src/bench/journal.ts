import { closeSync, openSync, writeSync } from 'node:fs';
import { random, type Random } from './random.ts';

/**
 * Writes a journal of `bytes` bytes as `journalctl -o short` prints it: dockerd, containerd, kubelet, kernel, systemd and sshd in good health,
 * and a known failure now and then. The same bytes on every machine.
 */
export function writeJournal(path: string, bytes: number): void {
  const chance = random(7);
  const file = openSync(path, 'w');
  let written = 0;
  let seconds = 0;
  let next = failureEvery / 2;
  let failure = 0;
  let lines: string[] = [];
  let held = 0;
  const flush = (): void => {
    written += writeSync(file, lines.join(''));
    lines = [];
    held = 0;
  };
  while (written + held < bytes) {
    seconds += chance.integer(3);
    const time = clock(seconds);
    const text = written + held >= next ? failures[failure++ % failures.length]! : [(chance.pick(chance.integer(nearMissEvery) === 0 ? nearMisses : healthy))(chance, time.iso)];
    if (written + held >= next) next += failureEvery;
    for (const line of text) {
      const whole = `${time.syslog} node-4 ${line.replaceAll('<time>', time.iso)}\n`;
      lines.push(whole);
      held += whole.length;
    }
    if (held > 1 << 20) flush();
  }
  flush();
  closeSync(file);
}

/** Bytes of healthy log between two failures. */
const failureEvery = 8e6;

type Write = (chance: Random, iso: string) => string;

const hex = ({ integer }: Random, digits: number): string => Array.from({ length: digits }, () => integer(16).toString(16)).join('');
const small = ['web', 'db', 'cache', 'queue', 'proxy', 'metrics', 'billing', 'search'] as const;

const dockerd = (write: Write): Write => (chance, iso) => `dockerd[912]: time="${iso}.${100_000_000 + chance.integer(800_000_000)}Z" ${write(chance, iso)}`;
const containerd = (write: Write): Write => (chance, iso) => `containerd[655]: time="${iso}.${100_000_000 + chance.integer(800_000_000)}Z" ${write(chance, iso)}`;
const klog = (place: string, write: Write): Write => (chance, iso) => `kubelet[1204]: I1125 ${iso.slice(11)}.${100_000 + chance.integer(800_000)}    1204 ${place}] ${write(chance, iso)}`;
const kernel = (write: Write): Write => (chance, iso) => `kernel: [${String(1000 + chance.integer(900_000)).padStart(6)}.${100_000 + chance.integer(800_000)}] ${write(chance, iso)}`;

const healthy: readonly Write[] = [
  dockerd((c) => `level=info msg="ignoring event" container=${hex(c, 64)} module=libcontainerd namespace=moby topic=/tasks/delete type="*events.TaskDelete"`),
  dockerd((c) => `level=debug msg="Calling GET /v1.41/containers/${hex(c, 64)}/json"`),
  dockerd((c) => `level=debug msg="Calling POST /v1.41/exec/${hex(c, 64)}/start"`),
  dockerd((c) => `level=info msg="Layer sha256:${hex(c, 64)} cleaned up"`),
  containerd((c) => `level=info msg="shim disconnected" id=${hex(c, 64)} namespace=k8s.io`),
  containerd(() => `level=info msg="cleaning up dead shim" namespace=k8s.io`),
  containerd((c) => `level=info msg="RunPodSandbox for &PodSandboxMetadata{Name:${c.pick(small)}-${hex(c, 8)},Uid:${hex(c, 8)}-${hex(c, 4)}-4${hex(c, 3)}-a${hex(c, 3)}-${hex(c, 12)},Namespace:default,Attempt:0,} returns sandbox id \\"${hex(c, 64)}\\""`),
  containerd((c) => `level=info msg="StartContainer for \\"${hex(c, 64)}\\" returns successfully"`),
  containerd((c) => `level=info msg="PullImage \\"registry.example/${c.pick(small)}:1.${c.integer(40)}\\" returns image reference \\"sha256:${hex(c, 64)}\\""`),
  klog('kubelet.go:2137', (c) => `"SyncLoop (PLEG): event for pod" pod="default/${c.pick(small)}-${hex(c, 8)}" event=&{ID:${hex(c, 8)} Type:ContainerStarted Data:${hex(c, 64)}}`),
  klog('reconciler.go:224', (c) => `"operationExecutor.VerifyControllerAttachedVolume started for volume \\"kube-api-access-${hex(c, 5)}\\" (UniqueName: \\"kubernetes.io/projected/${hex(c, 32)}\\") pod \\"${c.pick(small)}-0\\" (UID: \\"${hex(c, 32)}\\") "`),
  klog('pod_startup_latency_tracker.go:102', (c) => `"Observed pod startup duration" pod="default/${c.pick(small)}-0" podStartSLOduration=${c.integer(9)}.${c.integer(1e9)} firstStartedPulling="0001-01-01 00:00:00 +0000 UTC"`),
  klog('scope.go:110', (c) => `"RemoveContainer" containerID="${hex(c, 64)}"`),
  kernel((c) => `docker0: port ${1 + c.integer(40)}(veth${hex(c, 7)}) entered forwarding state`),
  kernel((c) => `device veth${hex(c, 7)} entered promiscuous mode`),
  kernel((c) => `IPv6: ADDRCONF(NETDEV_CHANGE): veth${hex(c, 7)}: link becomes ready`),
  kernel((c) => `eth0: renamed from veth${hex(c, 7)}`),
  (c) => `systemd[1]: var-lib-docker-overlay2-${hex(c, 64)}-merged.mount: Succeeded.`,
  (c) => `systemd[1]: Started Session ${c.integer(90_000)} of user operator.`,
  () => `systemd[1]: Starting Cleanup of Temporary Directories...`,
  (c) => `systemd-networkd[388]: veth${hex(c, 7)}: Gained IPv6LL`,
  (c) => `sshd[${2000 + c.integer(20_000)}]: Accepted publickey for operator from 192.0.2.${c.integer(250)} port ${30_000 + c.integer(20_000)} ssh2: ED25519 SHA256:${hex(c, 40)}`,
  (c) => `CRON[${2000 + c.integer(20_000)}]: (root) CMD (test -x /usr/sbin/anacron || ( cd / && run-parts --report /etc/cron.hourly ))`,
  (c) => `chronyd[401]: Selected source 198.51.100.${c.integer(250)} (2.debian.pool.ntp.org)`,
];

/** Harmless alone, and like a line of a signature, or one line of several. */
const nearMisses: readonly Write[] = [
  dockerd((c) => `level=info msg="Container failed to exit within 10s of signal 15 - using the force" container=${hex(c, 64)}`),
  dockerd((c) => `level=warning msg="Health check for container ${hex(c, 64)} error: context deadline exceeded"`),
];
/** Of so many lines one is such. */
const nearMissEvery = 500;

/** The lines of one failure each; `<time>` is the entry's own. */
const failures: readonly (readonly string[])[] = [
  ['dockerd[912]: time="<time>.482911034Z" level=fatal msg="Error starting daemon: pid file found, ensure docker is not running or delete /var/run/docker.pid"'],
  ['dockerd[912]: time="<time>.482911034Z" level=error msg="Handler for POST /v1.41/containers/0c1b5b5ab7de/start returned error: driver failed programming external connectivity on endpoint web (5d0e1f): Bind for 0.0.0.0:8080 failed: port is already allocated"'],
  ['kernel: [ 84211.120934] unregister_netdevice: waiting for veth1a2b3c4 to become free. Usage count = 1'],
  ['kubelet[1204]: E1125 04:11:02.114209    1204 kubelet.go:1378] "Failed to start cAdvisor" err="inotify_add_watch /sys/fs/cgroup/cpu: no space left on device"'],
  ['dockerd[912]: time="<time>.482911034Z" level=fatal msg="no sockets found via socket activation: make sure the service was started by systemd"'],
];

const day = 86_400;

function clock(seconds: number): { readonly syslog: string; readonly iso: string } {
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = 1 + Math.floor(seconds / day) % 28;
  const time = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return { syslog: `Nov ${String(date).padStart(2)} ${time}`, iso: `2026-11-${two(date)}T${time}` };
}
