import { table, type Row } from '../entry.ts';
import { writesTo } from '../judges/files.ts';
import { runsInitScript } from '../judges/process.ts';
import { sendsSignal } from '../judges/signal.ts';

const units: readonly Row[] = [
  ['status show cat list-units list-unit-files list-timers list-sockets list-dependencies list-jobs list-machines list-automounts list-paths', 'read-only', 'only asks systemd'],
  ['is-active is-enabled is-failed is-system-running show-environment get-default help log-level log-target whoami', 'read-only', 'only asks systemd'],
  ['start restart try-restart reload reload-or-restart try-reload-or-restart condrestart isolate', 'changes', 'starts, restarts or reloads units'],
  ['stop', 'changes', 'stops units; systemd kills what has not ended after its time-out'],
  ['kill', 'changes', 'sends SIGTERM to the processes of a unit', { judge: sendsSignal('-s --signal', 'TERM', false) }],
  ['daemon-reload daemon-reexec', 'changes', 'makes systemd read its units again'],
  ['enable disable reenable preset preset-all mask unmask link add-wants add-requires set-default edit set-property', 'changes', 'changes which units start, or how'],
  ['revert', 'destroys', 'deletes local changes of a unit'],
  ['clean', 'destroys', 'deletes state, cache or logs of a unit'],
  ['reset-failed', 'changes', 'forgets that units have failed'],
  ['set-environment unset-environment import-environment cancel freeze thaw', 'changes', 'changes what runs under systemd'],
  ['reboot poweroff halt kexec suspend hibernate rescue emergency default soft-reboot', 'changes', 'takes the whole host down or into another state', { rules: [['-f --force', 'destroys', 'ends everything without shutting it down']] }],
];

/** Services, and the journal. */
export const services = table([
  ['systemctl', 'read-only', 'lists units', { valued: '-s --signal -n --lines -o --output -p --property -t --type --state -H --host -M --machine --root --kill-who --kill-whom --what --job-mode', sub: table(units) }],
  ['service invoke-rc.d rc-service', 'read-only', 'lists services', { leading: true, judge: runsInitScript }],
  ['/etc/init.d/', 'read-only', 'prints its help', { leading: true, judge: runsInitScript }],
  ['start stop restart reload', 'changes', 'starts, stops or reloads an Upstart job'],
  ['initctl', 'unknown', 'controls Upstart', { sub: table([['list status version show-config', 'read-only', 'only asks Upstart'], ['start stop restart reload', 'changes', 'starts, stops or reloads a job']]) }],
  ['chkconfig update-rc.d rc-update', 'changes', 'changes which services start', { rules: [['--list', 'read-only', 'lists services']] }],
  [
    'journalctl',
    'read-only',
    'prints the journal',
    {
      valued: '-u --unit -n --lines -o --output -p --priority -S --since -U --until -t --identifier -g --grep -D --directory --file --root -M --machine --user-unit -F --field --output-fields --cursor --after-cursor',
      rules: [
        ['--vacuum-size --vacuum-time --vacuum-files', 'destroys', 'deletes old logs, which may be evidence'],
        ['--rotate', 'changes', 'begins a new journal file'],
        ['--flush --sync --relinquish-var --smart-relinquish-var --update-catalog --setup-keys', 'changes', 'moves or writes the journal'],
      ],
    },
  ],
  [
    'dmesg',
    'read-only',
    'prints the kernel log',
    {
      valued: '-f --facility -l --level -n --console-level -s --buffer-size -F --file --since --until --time-format',
      rules: [['-C --clear -c --read-clear', 'destroys', 'deletes the kernel log, which may be evidence'], ['-n --console-level -D --console-off -E --console-on', 'changes', 'changes what the console shows']],
    },
  ],
  ['loginctl machinectl hostnamectl timedatectl localectl resolvectl networkctl busctl', 'read-only', 'only asks', {
    valued: '-p --property -n -o --output -H --host -M --machine -i --interface',
    sub: table([
      ['list list-sessions list-users list-seats session-status user-status seat-status show show-session show-user status show-timesync timesync-status list-images statistics query service tree introspect lldp list-timezones dns domain', 'read-only', 'only asks'],
      ['flush-caches reset-statistics reload reconfigure up down renew revert set-hostname set-time set-timezone set-ntp set-local-rtc set-locale enable-linger disable-linger lock-session activate start stop', 'changes', 'changes the host or a session'],
      ['terminate-session terminate-user kill-session kill-user terminate kill poweroff reboot', 'changes', 'ends a session and its processes'],
      ['call set-property emit', 'unknown', 'calls a method of a service'],
      ['remove clean', 'destroys', 'deletes machine images'],
    ]),
  }],
  ['systemd-analyze systemd-cgls systemd-cgtop systemd-delta systemd-path systemd-detect-virt systemd-resolve systemd-escape', 'read-only', 'only asks systemd'],
  ['coredumpctl', 'read-only', 'lists core dumps', { sub: table([['list info', 'read-only', 'lists core dumps'], ['dump', 'read-only', 'prints a core dump', { valued: '-o --output', judge: writesTo('-o --output') }], ['gdb debug', 'read-only', 'opens a core dump in a debugger']]) }],
  ['systemd-tmpfiles', 'changes', 'makes temporary files', { rules: [['--clean --remove --purge', 'destroys', 'deletes temporary files'], ['--cat-config --tldr', 'read-only', 'prints settings']] }],
  ['reboot shutdown poweroff halt', 'changes', 'takes the whole host down', { rules: [['-c --show', 'read-only', 'cancels or shows a shutdown'], ['-f --force', 'destroys', 'ends everything without shutting it down']] }],
  ['init telinit', 'changes', 'takes the host into another state'],
]);
