import { table, type Row } from '../entry.ts';
import { runsContainer } from '../judges/container.ts';
import { killsContainer } from '../judges/signal.ts';
import { writesTo } from '../judges/files.ts';

const asks = 'only asks containerd';
const help = 'prints its help';

const ctrExec: Row = ['exec', 'read-only', 'runs nothing', { valued: '--cwd --exec-id --fifo-dir --log-uri --user --pid -p --label --env -e', runs: 1 }];

const tasks: readonly Row[] = [
  ['ls list ps metrics metric', 'read-only', asks],
  ctrExec,
  ['attach start pause resume checkpoint', 'changes', 'changes running tasks'],
  ['kill', 'changes', 'sends SIGTERM, which asks the task to end', { valued: '-s --signal --exec-id', judge: killsContainer }],
  ['rm del delete remove', 'changes', 'removes a task that has ended', { valued: '--exec-id', rules: [['-f --force', 'destroys', 'kills a task and removes it']] }],
];

const containers: readonly Row[] = [
  ['ls list info', 'read-only', asks],
  ['create label checkpoint restore update start pause resume watch', 'changes', 'changes containers'],
  ['rm del delete remove', 'destroys', 'deletes a container, and its snapshot unless it is kept'],
  // containerd 0.2, the ctr of docker 1.11 to 17.09
  ['state stats', 'read-only', asks],
  ctrExec,
  ['kill', 'changes', 'sends a signal to a container', { valued: '-s --signal -p --pid', judge: killsContainer }],
];

const ctr: readonly Row[] = [
  ['version events event info plugins plugin deprecations state', 'read-only', asks, { sub: table([['ls list inspect-runtime', 'read-only', asks]]) }],
  ['containers container c', 'read-only', help, { sub: table(containers) }],
  ['tasks task t', 'read-only', help, { sub: table(tasks) }],
  ['images image i', 'read-only', help, { sub: table([
    ['ls list check usage inspect', 'read-only', asks],
    ['export', 'changes', 'writes an archive'],
    ['import pull push mount unmount tag label convert', 'changes', 'fetches, sends or marks images'],
    ['rm del delete remove', 'destroys', 'deletes images'],
    ['prune', 'destroys', 'deletes images'],
  ]) }],
  ['content', 'read-only', help, { sub: table([
    ['ls list get active fetch-blob', 'read-only', asks],
    ['fetch fetch-object ingest push push-object label edit', 'changes', 'fetches or marks content'],
    ['rm del delete remove prune', 'destroys', 'deletes the content of images'],
  ]) }],
  ['snapshots snapshot', 'read-only', help, { valued: '--snapshotter', sub: table([
    ['ls list info usage tree diff mounts mount m', 'read-only', asks],
    ['prepare view commit unpack label', 'changes', 'makes snapshots'],
    ['rm del delete remove', 'destroys', 'deletes snapshots, the files of containers and images'],
  ]) }],
  ['leases lease', 'read-only', help, { sub: table([['ls list', 'read-only', asks], ['create', 'changes', 'makes a lease'], ['rm del delete remove', 'destroys', 'deletes a lease, and what only it kept is collected']]) }],
  ['namespaces namespace ns', 'read-only', help, { sub: table([['ls list', 'read-only', asks], ['create label', 'changes', 'makes a namespace'], ['rm del delete remove', 'destroys', 'deletes a namespace']]) }],
  ['sandboxes sandbox sb s', 'read-only', help, { sub: table([['ls list', 'read-only', asks], ['run', 'changes', 'starts a sandbox'], ['rm remove', 'destroys', 'deletes a sandbox']]) }],
  ['run', 'changes', 'creates and starts a container', { flags: '-d --detach --rm -t --tty --net-host --privileged --null-io --read-only --with-ns=false --cni --no-pivot', leading: true, judge: runsContainer }],
  ['install', 'changes', 'installs programs from an image'],
  ['oci', 'read-only', help, { sub: table([['spec', 'read-only', 'prints a specification']]) }],
  ['pprof', 'read-only', help, { valued: '--debug-socket -d', sub: table([['goroutines heap block threadcreate trace profile', 'read-only', 'asks containerd for a profile']]) }],
  ['shim', 'read-only', help, { valued: '--id', sub: table([['state', 'read-only', 'asks a shim'], ['start exec pprof', 'changes', 'talks to a shim'], ['delete', 'destroys', 'makes a shim delete its container']]) }],
];

const crictl: readonly Row[] = [
  ['ps pods images img image inspect inspecti inspectp logs stats statsp info version imagefsinfo events metricsp metricdescs metricsdescs runtime-config completion update-runtime-config', 'read-only', 'only asks the container runtime'],
  ['config', 'changes', 'changes settings of crictl', { rules: [['--get --list', 'read-only', 'prints settings']] }],
  ['exec', 'read-only', 'runs nothing', { valued: '--timeout --transport --parallel', runs: 1 }],
  ['attach port-forward', 'read-only', 'connects to a container'],
  ['pull create run runp start stop stopp update checkpoint', 'changes', 'changes containers, pods or images'],
  ['rm rmp', 'destroys', 'deletes containers or pods with all that was written inside them'],
  ['rmi', 'destroys', 'deletes images'],
];

const runc: readonly Row[] = [
  ['list state ps events features', 'read-only', 'only asks for the state of containers'],
  ['exec', 'read-only', 'runs nothing', { valued: '--cwd -e --env -u --user -p --process --pid-file --process-label --apparmor --cap --console-socket --cgroup --preserve-fds', runs: 1 }],
  ['spec', 'changes', 'writes config.json'],
  ['create start run pause resume update checkpoint restore init', 'changes', 'changes containers'],
  ['kill', 'changes', 'sends SIGTERM to the container', { judge: killsContainer }],
  ['delete', 'destroys', 'deletes the state of a container; with --force it kills it first'],
];

/** containerd, CRI, runc, buildkit. */
export const containerd = table([
  [
    'ctr docker-containerd-ctr containerd-ctr',
    'read-only',
    help,
    { valued: '-a --address --timeout --connect-timeout -n --namespace --conn-timeout --log-level', rules: [['-v --version', 'read-only', 'prints its version']], sub: table(ctr) },
  ],
  [
    'crictl',
    'read-only',
    help,
    { valued: '-r --runtime-endpoint -i --image-endpoint -t --timeout -c --config', rules: [['-v --version', 'read-only', 'prints its version']], sub: table(crictl) },
  ],
  [
    'runc docker-runc crun runsc',
    'read-only',
    help,
    { valued: '--root --log --log-format --criu --rootless', rules: [['-v --version', 'read-only', 'prints its version']], sub: table(runc) },
  ],
  ['containerd-shim docker-containerd-shim containerd-shim-runc-v1 containerd-shim-runc-v2', 'changes', 'starts a shim', { rules: [['-v --version -h', 'read-only', 'prints its version']] }],
  ['buildctl', 'read-only', help, {
    valued: '--addr --timeout',
    sub: table([
      ['du', 'read-only', 'asks for the use of the cache'],
      ['debug', 'read-only', help, { sub: table([['workers info histories logs get monitor dump-llb dump-metadata', 'read-only', 'asks buildkit'], ['ctl', 'changes', 'changes buildkit']]) }],
      ['build dial-stdio', 'changes', 'builds'],
      ['prune prune-histories', 'destroys', 'deletes the cache of builds'],
    ]),
  }],
  ['skopeo', 'read-only', help, { sub: table([['inspect list-tags manifest-digest standalone-verify', 'read-only', 'asks a registry'], ['copy sync login logout', 'changes', 'copies images'], ['delete', 'destroys', 'deletes an image in a registry']]) }],
  ['criu', 'unknown', 'saves or restores processes', { sub: table([['check cpuinfo', 'read-only', 'checks what the kernel offers'], ['dump restore', 'changes', 'saves or restores processes']]) }],
  ['bbolt boltbrowser', 'read-only', help, { sub: table([['check dump page pages stats info get keys buckets', 'read-only', 'looks at a database'], ['compact', 'changes', 'writes a database', { valued: '-o', judge: writesTo('-o') }], ['surgery', 'destroys', 'writes to a damaged database']]) }],
]);
