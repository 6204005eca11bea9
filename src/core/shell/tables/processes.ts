import { table } from '../entry.ts';
import { writesTo } from '../judges/files.ts';
import { debugsProcess, findsUsers } from '../judges/process.ts';
import { sendsSignal } from '../judges/signal.ts';

const reads = 'looks at processes';

/** Processes: looking, signalling, debugging. */
export const processes = table([
  ['ps top htop atop btop iotop pidof pgrep pstree pmap pwdx pidstat pidwait lsns slabtop numastat smem uptime w who whoami id tty free vmstat mpstat iostat dstat nmon sar tload eu-stack', 'read-only', reads],
  ['kill', 'changes', 'sends SIGTERM, which asks the process to end', { valued: '-s --signal -n', judge: sendsSignal('-s --signal -n', 'TERM', true) }],
  ['killall', 'changes', 'asks processes to end', { valued: '-s --signal -u --user -o -y -n', judge: sendsSignal('-s --signal', 'TERM', true) }],
  ['pkill skill', 'changes', 'asks processes to end', { valued: '--signal -u -U -g -G -P -s -t -F -r --ns --nslist --euid --parent --pidfile --terminal', judge: sendsSignal('--signal', 'TERM', true) }],
  ['killall5', 'destroys', 'sends a signal to every process of the host'],
  ['fuser', 'read-only', 'lists who uses a file', { valued: '-n --namespace', judge: findsUsers }],
  ['renice', 'changes', 'changes how a running process is scheduled'],
  ['gdb', 'read-only', 'looks at a program or a core file', { singleDash: true, valued: '-p -pid --pid -ex --ex -eval-command --eval-command -x -command --command -iex -ix -cd -d -s -e -c -core', judge: debugsProcess }],
  ['gcore', 'changes', 'writes a core file, and stops the process while it does'],
  ['pstack gstack', 'changes', 'stops the process while it prints its stacks'],
  ['dlv', 'changes', 'stops the process as long as it is attached', { sub: table([['attach', 'changes', 'stops the process as long as it is attached'], ['core version', 'read-only', 'looks at a core file']]) }],
  ['crash', 'read-only', 'looks at a kernel dump'],
  [
    'perf',
    'read-only',
    'prints its help',
    {
      sub: table([
        ['top report script list annotate diff evlist buildid-list version', 'read-only', 'counts where processes spend their time'],
        ['stat trace sched lock kmem bench', 'read-only', 'counts what processes do', { valued: '-e --event -p --pid -t --tid -C --cpu -o --output -I -r -a', judge: writesTo('-o --output') }],
        ['record', 'changes', 'writes perf.data'],
        ['probe', 'changes', 'adds or removes a probe in the kernel', { rules: [['-l --list -L --line -V --vars -F --funcs', 'read-only', 'lists probes']] }],
      ]),
    },
  ],
  ['bpftrace', 'read-only', 'watches the kernel', { valued: '-e -p -c -o -f -B', rules: [['--unsafe', 'unknown', 'may run commands'], ['-c', 'unknown', 'runs a command']], judge: writesTo('-o') }],
  ['bpftool', 'read-only', 'prints its help', { sub: table([['prog map link cgroup net btf feature version', 'read-only', 'looks at BPF', { sub: table([['show list dump tree lookup tracelog profile', 'read-only', 'looks at BPF'], ['load attach detach update delete pin create', 'changes', 'changes BPF programs or maps']]) }]]) }],
  ['opensnoop execsnoop biolatency biosnoop runqlat offcputime tcptop funccount trace-bpfcc', 'read-only', 'watches the kernel'],
]);
