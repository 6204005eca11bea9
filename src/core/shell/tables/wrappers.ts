import { table } from '../entry.ts';
import { findsFiles } from '../judges/find.ts';
import { setsDiskPriority, setsLimits, setsScheduling, tracesCalls } from '../judges/process.ts';
import { recordsSession, runsAfterAssignments, runsAsUser, runsCommandOrShell, runsInParallel, runsLocked, runsOnHost, runsWatched } from '../judges/shell.ts';

/** Commands that run another command. Their own class is the one without it. */
export const wrappers = table([
  [
    'sudo doas',
    'read-only',
    'runs nothing',
    {
      leading: true,
      valued: '-u --user -g --group -h --host -p --prompt -C --close-from -T --command-timeout -D --chdir -R --chroot -r --role -t --type -U --other-user',
      rules: [['-l --list -v --validate -K --remove-timestamp -V --version', 'read-only', 'only asks or forgets permissions'], ['-e --edit', 'changes', 'edits a file']],
      judge: runsAfterAssignments,
    },
  ],
  ['env', 'read-only', 'prints the environment', { leading: true, valued: '-u --unset -C --chdir -S --split-string', judge: runsAfterAssignments }],
  ['command', 'read-only', 'runs nothing', { rules: [['-v -V', 'read-only', 'tells what a command is']], runs: 0 }],
  ['exec', 'read-only', 'redirects this shell', { valued: '-a', runs: 0 }],
  ['builtin nohup time chronic unbuffer busybox toybox catchsegv', 'read-only', 'runs nothing', { valued: '-o --output -f --format', runs: 0 }],
  ['setsid', 'read-only', 'runs nothing', { runs: 0 }],
  ['nice', 'read-only', 'prints the niceness', { valued: '-n --adjustment', runs: 0 }],
  ['ionice', 'read-only', 'prints a disk priority', { leading: true, valued: '-c --class -n --classdata -p --pid -P --pgid -u --uid', judge: setsDiskPriority }],
  ['taskset chrt', 'read-only', 'prints how a process is scheduled', { leading: true, valued: '-T --sched-runtime -P --sched-period -D --sched-deadline', judge: setsScheduling }],
  ['prlimit', 'read-only', 'prints the limits of a process', { leading: true, valued: '-p --pid -o --output', judge: setsLimits }],
  ['timeout', 'read-only', 'runs nothing', { valued: '-s --signal -k --kill-after', runs: 1 }],
  ['stdbuf', 'read-only', 'runs nothing', { valued: '-i --input -o --output -e --error', runs: 0 }],
  ['numactl', 'read-only', 'prints the NUMA policy', { valued: '-N --cpunodebind -m --membind -C --physcpubind -p --preferred', runs: 0 }],
  ['cgexec', 'read-only', 'runs nothing', { valued: '-g', runs: 0 }],
  ['sshpass', 'read-only', 'runs nothing', { valued: '-p -f -d -P', runs: 0 }],
  ['flock', 'read-only', 'runs nothing', { leading: true, valued: '-w --wait --timeout -E --conflict-exit-code', judge: runsLocked }],
  ['systemd-run', 'changes', 'starts a unit', { valued: '-u --unit -p --property --uid --gid --nice --slice -E --setenv -M --machine -H --host --on-active --on-boot --on-calendar --description', runs: 0 }],
  ['systemd-cat systemd-inhibit', 'read-only', 'runs nothing', { valued: '-t --identifier -p --priority --what --who --why --mode', runs: 0 }],
  ['watch', 'read-only', 'runs nothing', { leading: true, valued: '-n --interval', judge: runsWatched }],
  ['script', 'read-only', 'records a session', { valued: '-c --command -T --log-timing -O --log-out -I --log-in -B --log-io', judge: recordsSession }],
  ['chroot', 'read-only', 'opens a shell', { leading: true, judge: runsCommandOrShell(1) }],
  ['nsenter', 'read-only', 'opens a shell', { leading: true, valued: '-t --target -S --setuid -G --setgid', judge: runsCommandOrShell(0) }],
  ['unshare', 'read-only', 'opens a shell', { leading: true, valued: '-R --root -w --wd -S --setuid -G --setgid --propagation --setgroups', judge: runsCommandOrShell(0) }],
  [
    'ssh',
    'read-only',
    'opens a shell on another host',
    {
      valued: '-b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w -B -P',
      leading: true,
      rules: [['-V -Q -G', 'read-only', 'prints its settings']],
      judge: runsOnHost,
    },
  ],
  ['su runuser', 'read-only', 'opens a shell', { valued: '-c --command --session-command -s --shell -g --group -G --supp-group -w --whitelist-environment -u --user', judge: runsAsUser }],
  [
    'xargs',
    'read-only',
    'prints its input',
    { valued: '-a --arg-file -d --delimiter -E -I -L -n --max-args -P --max-procs -s --max-chars --process-slot-var', runs: 0 },
  ],
  ['parallel', 'unknown', 'runs what it reads', { leading: true, valued: '-j --jobs -S --sshlogin -a --arg-file -C --colsep -I -n -N --joblog --results', judge: runsInParallel }],
  ['find', 'read-only', 'lists files', { singleDash: true, judge: findsFiles }],
  ['strace ltrace', 'read-only', 'watches the system calls of a process', { leading: true, valued: '-e -o --output -p --attach -s -a -O -P -S -u -E -b -I -U -X --trace --inject --fault --string-limit --user', judge: tracesCalls }],
]);
