import { join, table, type More, type Row, type Table } from '../entry.ts';
import { runsContainer } from '../judges/container.ts';
import { writesTo } from '../judges/files.ts';
import { sendsSignal } from '../judges/signal.ts';

const asks = 'only asks the daemon';
const layer = 'deletes containers with all that was written inside them';
const execOptions = '-e --env --env-file -u --user -w --workdir --detach-keys --index';

/** Options of `docker run` without a value; all others have one. */
const runFlags =
  '-d --detach -i --interactive -t --tty --rm --privileged --init -P --publish-all --read-only --no-healthcheck --oom-kill-disable --sig-proxy --disable-content-trust -q --quiet --help --use-api-socket --no-deps --service-ports -T --no-TTY --remove-orphans --build --null-io --net-host --cni --tty=false';

const container: Table = table([
  ['ps ls list inspect logs top stats port diff wait', 'read-only', asks],
  ['exec', 'read-only', 'runs nothing', { valued: execOptions, runs: 1 }],
  ['run', 'changes', 'creates and starts a container', { flags: runFlags, leading: true, judge: runsContainer }],
  ['create start restart pause unpause rename update attach', 'changes', 'changes containers, or what runs in them'],
  ['stop', 'changes', 'stops containers; what has not ended after ten seconds is killed'],
  ['cp', 'changes', 'copies files from or to a container'],
  ['commit', 'changes', 'makes an image of a container'],
  ['export', 'read-only', 'prints the files of a container', { valued: '-o --output', judge: writesTo('-o --output') }],
  ['kill', 'destroys', 'kills at once; what the processes had not written is lost', { valued: '-s --signal', judge: sendsSignal('-s --signal', 'KILL', false) }],
  ['rm remove', 'destroys', layer],
  ['prune', 'destroys', `${layer}: every container that does not run`],
]);

const image: Table = table([
  ['ls list images inspect history', 'read-only', asks],
  ['save', 'read-only', 'prints images', { valued: '-o --output --platform', judge: writesTo('-o --output') }],
  ['build pull push tag load import', 'changes', 'makes, fetches or sends images'],
  ['rm rmi remove', 'destroys', 'deletes images; those that were built here cannot be fetched again'],
  ['prune', 'destroys', 'deletes every image that is not used'],
  ['convert encrypt decrypt', 'changes', 'makes images'],
]);

/** `docker <noun> ls|create|rm …`. */
function noun(deletes: string, more: readonly Row[] = []): More {
  return {
    sub: table([
      ['ls list inspect ps tasks show export', 'read-only', asks],
      ['create update use import set add up start', 'changes', 'makes or changes it'],
      ['rm remove prune', 'destroys', deletes],
      ...more,
    ]),
  };
}

const compose: More = {
  valued: '-f --file -p --project-name --profile --env-file --project-directory --ansi --progress --parallel -H --host --context',
  sub: table([
    ['ps ls logs top events images port version config convert stats volumes wait', 'read-only', asks],
    ['exec', 'read-only', 'runs nothing', { valued: execOptions, runs: 1 }],
    ['up', 'changes', 'creates and starts containers, and replaces those whose settings changed', { valued: '-t --timeout --scale --pull --exit-code-from --attach --no-attach --wait-timeout', rules: [['--force-recreate -V --renew-anon-volumes --remove-orphans --always-recreate-deps', 'destroys', 'deletes containers or volumes and makes new ones']] }],
    ['run', 'changes', 'creates and starts a container', { flags: runFlags, leading: true, judge: runsContainer }],
    ['start stop restart pause unpause build pull push create scale attach watch commit publish export cp', 'changes', 'changes the containers of a project'],
    ['kill', 'destroys', 'kills at once; what the processes had not written is lost', { valued: '-s --signal', judge: sendsSignal('-s --signal', 'KILL', false) }],
    ['rm', 'destroys', layer],
    ['down', 'destroys', `${layer}, and the networks of the project; with -v its volumes too`],
  ]),
};

const builder: Table = table([
  ['ls du inspect version history', 'read-only', asks, { rules: [['--bootstrap', 'changes', 'starts a builder']] }],
  ['build bake create use imagetools stop', 'changes', 'builds images, or changes builders'],
  ['rm', 'destroys', 'deletes a builder with its cache'],
  ['prune', 'destroys', 'deletes the cache of builds'],
]);

const swarm: Table = table([
  ['ca join-token unlock-key', 'read-only', 'prints secrets of the swarm', { rules: [['--rotate', 'changes', 'makes new secrets for the swarm']] }],
  ['init join unlock update', 'changes', 'changes the swarm'],
  ['leave', 'destroys', 'takes the node out of the swarm, with its services and, on the last manager, all its state'],
]);

const top: Table = table([
  ['version info search events images history', 'read-only', asks],
  ['images', 'read-only', asks],
  ['save', 'read-only', 'prints images', { valued: '-o --output --platform', judge: writesTo('-o --output') }],
  ['build pull push tag load import', 'changes', 'makes, fetches or sends images'],
  ['rmi', 'destroys', 'deletes images; those that were built here cannot be fetched again'],
  ['login logout', 'changes', 'changes the credentials of this user'],
  ['container', 'read-only', 'prints its help', { sub: container }],
  ['image', 'read-only', 'prints its help', { sub: image }],
  ['volume', 'read-only', 'prints its help', noun('deletes volumes with the data in them')],
  ['network', 'read-only', 'prints its help', noun('deletes networks and their settings', [['connect disconnect', 'changes', 'changes the network of a container']])],
  ['system', 'read-only', 'prints its help', { sub: table([
    ['df events info dial-stdio', 'read-only', asks],
    ['prune', 'destroys', 'deletes stopped containers, unused networks, images and build cache; with --volumes data too'],
  ]) }],
  ['builder', 'read-only', 'prints its help', { sub: builder }],
  ['buildx', 'read-only', 'prints its help', { valued: '--builder', sub: builder }],
  ['compose', 'read-only', 'prints its help', compose],
  ['checkpoint', 'read-only', 'prints its help', noun('deletes a checkpoint')],
  ['config secret', 'read-only', 'prints its help', noun('deletes what it holds')],
  ['context', 'read-only', 'prints its help', noun('deletes a context')],
  ['manifest', 'read-only', 'prints its help', { sub: table([['inspect', 'read-only', 'asks a registry'], ['create annotate push', 'changes', 'makes manifests'], ['rm', 'destroys', 'deletes manifests']]) }],
  ['node', 'read-only', 'prints its help', noun('takes nodes out of the swarm', [['promote demote', 'changes', 'changes the role of a node'], ['update', 'changes', 'changes a node; drained, it moves its tasks away']])],
  ['plugin', 'read-only', 'prints its help', noun('deletes a plugin', [['install enable disable push upgrade', 'changes', 'changes plugins']])],
  ['service', 'read-only', 'prints its help', noun('deletes services', [['logs', 'read-only', asks], ['scale rollback', 'changes', 'changes services']])],
  ['stack', 'read-only', 'prints its help', noun('deletes the services and networks of a stack', [['services config', 'read-only', asks], ['deploy up', 'changes', 'changes services'], ['down', 'destroys', 'deletes the services and networks of a stack']])],
  ['swarm', 'read-only', 'prints its help', { sub: swarm }],
  ['trust', 'read-only', 'prints its help', { sub: table([['inspect view', 'read-only', 'asks a registry'], ['sign key signer', 'changes', 'changes signatures'], ['revoke', 'destroys', 'takes signatures back']]) }],
  // nerdctl and podman
  ['namespace', 'read-only', 'prints its help', noun('deletes a namespace')],
  ['pod', 'read-only', 'prints its help', noun('deletes pods', [['stop restart pause unpause', 'changes', 'changes pods'], ['kill', 'destroys', 'kills at once'], ['logs top stats', 'read-only', asks]])],
  ['healthcheck', 'read-only', asks],
]);

/** Docker's clients, those that speak the same, and its daemon. */
export const docker = table([
  [
    'docker podman nerdctl',
    'read-only',
    'prints its help',
    {
      valued: '-H --host -c --context -l --log-level --config --tlscacert --tlscert --tlskey -a --address -n --namespace --snapshotter --cni-path --data-root --root --runroot --url --connection',
      rules: [['-v --version', 'read-only', 'prints its version']],
      // `docker prune` does not exist; the rest of the nouns' verbs also stands at the top.
      sub: join(top, new Map([...container].filter(([name]) => !['ls', 'list', 'prune', 'remove'].includes(name)))),
    },
  ],
  ['docker-compose', 'read-only', 'prints its help', compose],
  ['dockerd containerd docker-containerd docker-proxy kubelet buildkitd cri-dockerd', 'changes', 'starts a daemon', {
    sub: table([['config', 'read-only', 'prints settings'], ['publish oci-hook', 'changes', 'talks to containerd']]),
    valued: '-c --config -H --host -l --log-level --config-file -g --graph --data-root --exec-root -s --storage-driver -a --address --root --state --containerd -p --pidfile -b --bridge',
    rules: [['-v --version -h --validate', 'read-only', 'only prints or checks settings']],
  }],
  ['docker-credential-helper docker-machine', 'unknown', 'is a program of its own'],
  ['check-config.sh', 'read-only', 'checks what the kernel offers'],
]);
