import { evidenceContext, type EvidenceContext } from '../../../src/core/evidence/context.ts';
import { compileStartupOrder } from '../../../src/core/startup/compile.ts';
import type { PointerUse } from '../../../src/core/incident/incident.ts';
import { isPointerError, parsePointer } from '../../../src/core/source/parse-pointer.ts';

interface Step { readonly stage: string; readonly name: string; readonly pointer: string }

function order(daemon: string, version: string, steps: readonly Step[]) {
  const repository = daemon === 'dockerd' ? 'moby/moby' : 'containerd/containerd';
  const text = [
    `title: ${daemon} ${version}`, 'summary: An order with a few steps, written for tests of evidence.', `repository: ${repository}`, `tag: ${version}`,
    `commit: "${'a1'.repeat(20)}"`, 'reviewed: 2026-11-25', 'steps:',
    ...steps.flatMap(({ stage, name, pointer }, index) => [
      `  - stage: ${stage}`, `    name: ${name}`, `    pointer: "${repository}@${version}:${pointer}"`, '    does: Something.',
      ...(index > 0 ? [] : ['    observable:', ...['stack-dump', 'api-socket', 'debug-endpoint', 'metrics', 'service-manager'].map((key) => `      ${key}: { state: "no" }`)]),
    ]),
  ].join('\n');
  const { value, diagnostics } = compileStartupOrder({ path: `content/startup/${daemon}/${version}.yaml`, text }, { pointers: {}, drawDiagram: () => Promise.reject(new Error('none')) });
  if (!value || diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join(' '));
  return value;
}

function pointer(raw: string): PointerUse {
  const parsed = parsePointer(raw);
  if (isPointerError(parsed)) throw new Error(raw);
  return { pointer: parsed, note: '', place: { file: 'test.md', line: 1, column: 1 } };
}

/** Three orders and four records, small enough to see what matches. */
export const testContext: EvidenceContext = evidenceContext([
  order('dockerd', 'v1.12.3', [
    { stage: 'open-storage', name: 'Open the storage driver', pointer: 'daemon/daemon.go#NewDaemon call layer.NewStoreFromOptions' },
    { stage: 'load-containers', name: 'Load the containers', pointer: 'daemon/daemon.go#(*Daemon).restore call daemon.load' },
    { stage: 'restore-containers', name: 'Restore what was running', pointer: 'daemon/daemon.go#(*Daemon).restore call daemon.containerd.Restore' },
    { stage: 'complete-init', name: 'Say that it is ready', pointer: 'cmd/dockerd/daemon.go#(*DaemonCli).start call logrus.Info' },
  ]),
  order('dockerd', 'v17.03.2-ce', [
    { stage: 'load-containers', name: 'Load the containers', pointer: 'daemon/daemon.go#(*Daemon).restore call daemon.load' },
    { stage: 'restore-containers', name: 'Restore what was running', pointer: 'daemon/daemon.go#(*Daemon).restore call daemon.containerd.Restore' },
  ]),
  order('containerd', 'v1.6.33', [
    { stage: 'open-metadata', name: 'Open the metadata database', pointer: 'services/server/server.go#LoadPlugins call bolt.Open' },
    { stage: 'write-config', name: 'Read the configuration', pointer: 'cmd/containerd/command/main.go#App call srvconfig.LoadConfig' },
    { stage: 'serve', name: 'Serve', pointer: 'cmd/containerd/command/main.go#App message \\"containerd successfully booted in %fs\\"' },
  ]),
], [
  { id: 'restore-stops', title: 'It stops while restoring', stage: 'dockerd/restore-containers', pointers: [] },
  { id: 'ps-waits', title: 'ps waits for one container', pointers: [pointer('moby/moby@v1.12.3:daemon/list.go#(*Daemon).reducePsContainer call container.Lock')] },
  { id: 'stop-signals', title: 'stop waits for a signal', pointers: [pointer('moby/moby@v1.12.3:daemon/kill.go#(*Daemon).killWithSignal')] },
  { id: 'elsewhere', title: 'Something else', stage: 'dockerd/open-storage', pointers: [pointer('moby/moby@v1.12.3:daemon/daemon.go#NewDaemon'), pointer('moby/moby@v1.12.3:daemon/logs.go#(*Daemon).reducePsContainers')] },
]);
