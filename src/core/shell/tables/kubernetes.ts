import { table, type More, type Row } from '../entry.ts';
import { drainsNode } from '../judges/container.ts';

const dry: More = { valued: '-f --filename -l --selector -o --output --grace-period --timeout -p --patch --type --replicas -c --container -k --kustomize --field-selector --resource-version', rules: [['--dry-run=client --dry-run=server --dry-run=true', 'read-only', 'only says what it would do']] };
const dryOr = (...rules: NonNullable<More['rules']>): More => ({ ...dry, rules: [...(dry.rules ?? []), ...rules] });
const asks = 'only asks the API server';

const kubectl: readonly Row[] = [
  ['get describe logs log top explain api-resources api-versions cluster-info version events wait diff options completion plugin kustomize', 'read-only', asks],
  ['auth', 'read-only', asks, { sub: table([['can-i whoami', 'read-only', asks], ['reconcile', 'changes', 'changes roles']]) }],
  ['config', 'read-only', asks, { sub: table([['view get-contexts get-clusters get-users current-context', 'read-only', 'prints settings of kubectl'], ['use-context use set set-context set-cluster set-credentials unset rename-context', 'changes', 'changes settings of kubectl'], ['delete-context delete-cluster delete-user', 'destroys', 'deletes settings of kubectl']]) }],
  ['rollout', 'read-only', asks, { sub: table([['status history', 'read-only', asks], ['restart undo pause resume', 'changes', 'starts pods anew or goes back to older ones']]) }],
  ['exec', 'read-only', 'runs nothing', { valued: '-c --container -f --filename --pod-running-timeout', leading: false, runs: 1 }],
  ['port-forward proxy attach', 'read-only', 'connects to a pod or to the API server'],
  ['debug', 'changes', 'starts a container in a pod or on a node'],
  ['cp', 'changes', 'copies files from or to a container'],
  ['cordon uncordon taint', 'changes', 'changes which pods a node takes', dry],
  ['drain', 'changes', 'evicts all pods of a node', { ...dry, judge: drainsNode }],
  ['apply', 'changes', 'changes objects', dryOr(['--prune', 'destroys', 'deletes objects that are no longer in the files'], ['--force', 'destroys', 'deletes objects and makes them anew'])],
  ['create patch edit set label annotate scale autoscale expose run certificate', 'changes', 'changes objects', dry],
  ['replace', 'changes', 'changes objects', dryOr(['--force', 'destroys', 'deletes objects and makes them anew'])],
  ['delete', 'destroys', 'deletes objects; pods lose all that was written inside them', dry],
];

/** Kubernetes. */
export const kubernetes = table([
  ['kubectl oc', 'read-only', 'prints its help', { valued: '-n --namespace --context --cluster --kubeconfig -s --server --user --token --as --as-group --request-timeout -v --v --certificate-authority --client-certificate --client-key --cache-dir', sub: table(kubectl) }],
  ['k3s microk8s', 'changes', 'starts Kubernetes', { runs: 0, rules: [['-v --version', 'read-only', 'prints its version']] }],
  ['kubeadm', 'read-only', 'prints its help', {
    valued: '--config --kubeconfig -v --v',
    sub: table([
      ['version config token certs', 'read-only', 'prints settings', { sub: table([['view list print images check-expiration migrate validate', 'read-only', 'prints settings', { sub: table([['list init-defaults join-defaults', 'read-only', 'prints settings'], ['pull', 'changes', 'fetches images']]) }], ['create renew generate-csr', 'changes', 'makes certificates or tokens'], ['delete', 'destroys', 'deletes a token']]) }],
      ['init join upgrade', 'changes', 'sets up or upgrades a node'],
      ['reset', 'destroys', 'takes the node out of the cluster and deletes its state'],
    ]),
  }],
  ['helm', 'read-only', 'prints its help', {
    valued: '-n --namespace --kube-context --kubeconfig',
    sub: table([
      ['list ls status get history template show search version env lint diff', 'read-only', 'only asks'],
      ['install upgrade rollback repo pull dependency package push registry test', 'changes', 'installs or changes a release'],
      ['uninstall delete del', 'destroys', 'deletes a release and its objects'],
    ]),
  }],
  ['etcdctl', 'read-only', 'prints its help', {
    valued: '--endpoints --cacert --cert --key --user -w --write-out --command-timeout --dial-timeout',
    sub: table([
      ['get watch version check', 'read-only', 'only asks etcd'],
      ['endpoint', 'read-only', 'only asks etcd'],
      ['member', 'read-only', 'only asks etcd', { sub: table([['list', 'read-only', 'only asks etcd'], ['add update promote', 'changes', 'changes the members'], ['remove', 'destroys', 'takes a member away']]) }],
      ['alarm', 'read-only', 'only asks etcd', { sub: table([['list', 'read-only', 'only asks etcd'], ['disarm', 'changes', 'clears alarms']]) }],
      ['snapshot', 'read-only', 'only asks etcd', { sub: table([['status', 'read-only', 'looks at a snapshot'], ['save', 'changes', 'writes a snapshot'], ['restore', 'destroys', 'replaces the state of etcd']]) }],
      ['put defrag move-leader lease lock elect', 'changes', 'changes etcd'],
      ['del compaction', 'destroys', 'deletes keys or their history'],
    ]),
  }],
]);
