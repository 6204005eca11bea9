import { readEntry } from '../signature/entry.ts';
import { readable } from '../signature/readable.ts';
import type { Fact, UnitStatus } from './evidence.ts';
import type { PastedLine } from './pasted-lines.ts';

/** `● docker.service - Docker Application Container Engine`; the mark is another one by state and by systemd's version, and is often lost. */
const head = /^\s{0,4}(?:[●○×↻*•x?�] {1,2})?([\w.@-]{1,80}\.(?:service|socket|mount|scope|slice))(?: [-–—] .{0,120})?$/;
/** `   Active: failed (Result: exit-code) since …`, as systemctl aligns its lines at the colon. */
const row = /^\s{0,24}(Loaded|Drop-In|Active|Docs|Process|Main PID|Status|Tasks|Memory|CPU|CGroup|TriggeredBy|Triggers|Listen|IP|IO|Error|Condition|Invocation):\s{1,4}(.{0,600})/;
/** More lines than this between two rows of one unit, and they belong to nothing. */
const farthest = 60;
/** Units that are about containers; others are left out. */
const ours = /docker|containerd|kubelet|crio|cri-o|k3s|rke2|buildkit|podman|moby/;

interface Block {
  unit: string;
  firstLine: number;
  lastLine: number;
  rows: { name: string; value: string; line: number }[];
  /** Log lines below it, without time, host and program. */
  log: { text: string; line: number }[];
  cut: boolean;
}

/** What `systemctl status` printed of units that have to do with containers. */
export function readUnitStatus(lines: readonly PastedLine[]): UnitStatus[] {
  const blocks: Block[] = [];
  let unit: { name: string; line: number } | undefined;
  let block: Block | undefined;
  for (const { text, line } of lines) {
    const named = head.exec(text.slice(0, 240))?.[1];
    if (named !== undefined) {
      unit = { name: named, line };
      block = undefined;
      continue;
    }
    const found = row.exec(text);
    if (found) {
      const isFirst = found[1] === 'Loaded' || (found[1] === 'Active' && !block);
      if (isFirst && (!block || block.rows.length > 0)) {
        const isNear = unit !== undefined && line - unit.line <= 3;
        block = { unit: isNear ? unit!.name : unitFrom(found[2]!) ?? '', firstLine: isNear ? unit!.line : line, lastLine: line, rows: [], log: [], cut: false };
        blocks.push(block);
      }
      if (block && line - block.lastLine <= farthest) {
        block.rows.push({ name: found[1]!, value: found[2]!.trim(), line });
        block.lastLine = line;
      }
      continue;
    }
    if (block && line - block.lastLine <= 2) {
      if (/^\S/.test(text) && /[a-z]/i.test(text) && !/^[├└│]/.test(text) && !/[$#] /.test(text.slice(0, 80))) {
        block.log.push({ text, line });
        block.cut ||= /(?:…|\.\.\.|>)$/.test(text);
      }
      if (text.trim() !== '') block.lastLine = line;
    }
  }
  return blocks.filter(({ unit: name, rows }) => ours.test(name) && rows.some((each) => each.name === 'Active')).map(statusOf);
}

/** `loaded (/usr/lib/systemd/system/docker.service; enabled; …)` names the unit where its first line is not there. */
const unitFrom = (loaded: string): string | undefined => /\/([\w.@-]{1,80}\.(?:service|socket))/.exec(loaded)?.[1];

function statusOf({ unit, firstLine, lastLine, rows, log, cut }: Block): UnitStatus {
  const value = (name: string) => rows.find((each) => each.name === name);
  const active = value('Active')!;
  const [, state = active.value] = /^(\S+(?: \([^)]{1,40}\))?)/.exec(active.value) ?? [];
  const plain = state.replace(/ \(Result:.*$/, '');
  const result = /\(Result: ([\w-]{1,40})\)/.exec(active.value)?.[1] ?? (/start-limit(?:-hit)?/.exec(log.map(({ text }) => text).join('\n'))?.[0]);
  const since = /\bsince (.{1,80}?)(?:; (.{1,40} ago))?$/.exec(active.value);
  const ended = [value('Main PID'), ...rows.filter(({ name }) => name === 'Process')].find((each) => each && /code=(?!exited, status=0)/.test(each.value));
  const tasks = value('Tasks');
  const memory = value('Memory');
  const status = value('Status') ?? value('Error');
  const last = lastOwnLine(log);
  const facts: Fact[] = [
    { term: 'State', value: `${plain}${result === undefined ? '' : `, result ${result}`}`, ...optional(stateMeaning(plain, unit)), line: active.line },
    ...(result !== undefined && resultMeanings[result] !== undefined ? [{ term: 'Result', value: result, meaning: resultMeanings[result] }] : []),
    ...(since ? [{ term: 'Since', value: `${since[1]!}${since[2] ? ` (${since[2]})` : ''}` }] : []),
    ...(ended ? [{ term: 'Ended with', value: endOf(ended.value), ...optional(exitMeaning(ended.value)), line: ended.line }] : []),
    ...(!ended && value('Main PID') ? [{ term: 'Main process', value: value('Main PID')!.value }] : []),
    ...(status ? [{ term: 'It says', value: readable(status.value).replace(/^"|"$/g, ''), line: status.line }] : []),
    ...(tasks ? [{ term: 'Tasks', value: tasks.value, ...optional(tasksMeaning(tasks.value)), line: tasks.line }] : []),
    ...(memory ? [{ term: 'Memory', value: memory.value, ...optional(memoryMeaning(memory.value)), line: memory.line }] : []),
    ...(last ? [{ term: 'Last line', value: last.text, line: last.line }] : []),
  ];
  return {
    kind: 'systemctl-status', title: `State of ${unit}, from systemctl`, unit, firstLine, lastLine, facts,
    state: plain, ...(result !== undefined && { result }), stages: [], records: [],
    next: nextOf(unit, plain, result, cut, log.length),
  };
}

const optional = (meaning: string | undefined): { meaning?: string } => (meaning === undefined ? {} : { meaning });

function stateMeaning(state: string, unit: string): string | undefined {
  if (state.startsWith('activating (auto-restart')) return 'It ended, and systemd starts it again after its RestartSec. The cause stands in the log of the last start.';
  if (state.startsWith('activating (start')) return 'systemd started it and waits for its word that it is ready. Start-up is not over; with TimeoutStartSec=0 or infinity systemd waits for ever.';
  if (state.startsWith('deactivating')) return 'It was told to stop and has not ended yet.';
  if (state.startsWith('reloading')) return 'It reads its configuration anew.';
  if (state.startsWith('inactive')) return 'It does not run: it was never started, or somebody stopped it.';
  if (state.startsWith('active (running') && unit.endsWith('.service')) return 'The process lives and has said that it is ready. Whether it answers is not told by this.';
  if (state.startsWith('active (listening')) return 'systemd holds the socket: clients can connect and wait although no daemon runs.';
  if (state.startsWith('failed')) return 'It ended, and systemd does not start it again by itself.';
  return undefined;
}

/** systemd.exec(5) and systemd.service(5): what a unit's `Result=` names. */
const resultMeanings: Readonly<Record<string, string>> = {
  'exit-code': 'The program ended by itself with an error. It says why in its last lines.',
  timeout: 'It did not become ready, or did not stop, within systemd’s time limit, and systemd ended it. Look where it was, not for an error.',
  protocol: 'It did not do what Type= of the unit promises: with Type=notify it ended, or another process reported, before READY=1.',
  resources: 'systemd could not prepare the start: no memory or process, a cgroup, a pid file or a file of the environment.',
  'start-limit': 'It ended several times in a short time, and systemd gave up. This is not the cause: look at the start before.',
  'start-limit-hit': 'It ended several times in a short time, and systemd gave up. This is not the cause: look at the start before.',
  'service-start-limit-hit': 'The service behind this socket ended too often, so systemd closed the socket. Look at the service’s log.',
  signal: 'A signal ended it; somebody, or the kernel when memory ran out, sent it.',
  'core-dump': 'It crashed. The trace stands in the log.',
  watchdog: 'It did not report to systemd in time and was ended.',
  'oom-kill': 'Memory ran out, and the kernel ended it.',
  'exec-condition': 'A condition of the unit was not met, so it was not started.',
};

/** `code=exited, status=1/FAILURE` of `Process:` and `Main PID:`. */
const endOf = (value: string): string => `${/ExecStart\w{0,8}=(\S{1,200})/.exec(value)?.[1] ?? ''} ${/code=[^)]{1,80}/.exec(value)?.[0] ?? ''}`.trim();

/** Statuses from 200 on are systemd's own: systemd.exec(5), “Process exit codes”. */
const exitMeanings: Readonly<Record<string, string>> = {
  '203': 'The program could not be run: it is not there, not executable, or SELinux refuses it.',
  '200': 'The folder that the unit names could not be entered.',
  '205': 'A limit of the unit could not be set.',
  '217': 'The user of the unit does not exist.',
  '219': 'The process could not be put into its cgroup.',
  '226': 'The unit’s own view of the file system could not be set up.',
  '137': 'It was ended with SIGKILL.',
  '2': 'dockerd’s Go runtime ends with 2 after a crash or SIGQUIT: look for panic: or fatal error: in the log.',
};

function exitMeaning(value: string): string | undefined {
  if (/code=killed/.test(value) && /status=9|KILL/.test(value)) return 'It was ended with SIGKILL: by systemd after a time limit, by hand, or by the kernel when memory ran out.';
  return exitMeanings[/code=exited, status=(\d{1,3})/.exec(value)?.[1] ?? ''];
}

/** From this share of a limit on it is worth saying. */
const nearLimit = 0.9;

function tasksMeaning(value: string): string | undefined {
  const found = /^(\d{1,9}).{0,20}limit: (\d{1,9})/.exec(value);
  return found && Number(found[1]) >= nearLimit * Number(found[2]) ? 'Near its limit: new threads and processes are refused (“resource temporarily unavailable”).' : undefined;
}

function memoryMeaning(value: string): string | undefined {
  const found = /^([\d.]{1,12})([KMGTB]?).{0,60}?(?:limit|max|high): ([\d.]{1,12})([KMGTB]?)/.exec(value);
  if (!found) return undefined;
  const bytes = (number: string, unit: string) => Number(number) * 1024 ** ' KMGT'.indexOf(unit === '' || unit === 'B' ? ' ' : unit);
  return bytes(found[1]!, found[2]!) >= nearLimit * bytes(found[3]!, found[4]!) ? 'Near its limit.' : undefined;
}

/** The last line that the program itself wrote. */
function lastOwnLine(log: Block['log']): Block['log'][number] | undefined {
  const own = log.filter(({ text }) => !/^(?:systemd|Started |Starting |Stopped |Stopping |Failed to start |Unit |\S{1,60}\.(?:service|socket): |Hint: |Dependency failed|Scheduled restart|start request repeated)/i.test(text));
  const last = own.at(-1);
  if (!last) return undefined;
  const { message } = readEntry(last.text);
  return { text: readable(last.text.slice(message.start, message.end)).slice(0, 300), line: last.line };
}

function nextOf(unit: string, state: string, result: string | undefined, cut: boolean, logLines: number): string[] {
  const name = unit.replace(/\.service$/, '');
  return [
    ...(state.startsWith('activating (start') ? [`See how far it got: journalctl -u ${name} -b --no-pager -o cat | leadline match`] : []),
    ...(state.startsWith('failed') || state.startsWith('activating (auto') || result?.includes('start-limit')
      ? [`Take the log of the start that failed: journalctl -u ${name} -b -n 200 --no-pager -o cat`] : []),
    ...(cut ? ['Lines are cut off at the right edge: systemctl status -l --no-pager prints them whole.'] : []),
    ...(logLines === 0 && state.startsWith('active') && unit.endsWith('.service') ? [`Whether it answers: timeout 10 docker version`] : []),
  ].filter((each) => !(each.includes('docker version') && !/docker/.test(unit)));
}
