import type { Level } from './level.ts';
import { levelFrom } from './level.ts';
import { byFirstCharacter, digit, letter, word, type ByFirst } from './first-character.ts';
import { fold } from './skeleton.ts';
import { skipColours } from './structure.ts';

/** How a line is written; a line can be wrapped in several, the innermost names it. */
export type LineShape =
  | 'journald' | 'syslog' | 'kernel' | 'logrus-text' | 'logrus-terminal' | 'json' | 'klog' | 'cli' | 'event' | 'cri' | 'compose' | 'ci' | 'trace' | 'unknown';

/** What the prefixes of a line say. */
export interface PrefixFacts {
  shape?: LineShape;
  /** ISO 8601, only where the text gives the year. */
  time?: string;
  host?: string;
  unit?: string;
  pid?: number;
  level?: Level;
  /** Seconds since the process started, as logrus counts them on a terminal. */
  seconds?: number;
  /** Whether a time of day was peeled, so that `host program[pid]:` may follow. */
  stamped?: boolean;
  /** The line belongs to a stack trace or another block, not to the log. */
  detail?: boolean;
}

/** One prefix; peels at `at` or returns `at`. The facts are added to those of the outer prefixes. */
interface Peeler extends ByFirst {
  readonly name: string;
  /** Why the prefix is taken away, or what prints it. */
  readonly reason: string;
  readonly peel: (text: string, at: number, end: number, facts: PrefixFacts) => number;
}

/** All quantifiers are bounded and no two that match the same character touch, so each test is constant work. */
function pattern(source: RegExp, first: string, name: string, reason: string, read: (groups: (string | undefined)[], facts: PrefixFacts) => boolean): Peeler {
  return {
    name,
    first,
    reason,
    peel(text, at, end, facts) {
      source.lastIndex = at;
      const found = source.exec(text);
      if (!found || source.lastIndex > end) return at;
      return read([...found], facts) ? source.lastIndex : at;
    },
  };
}

const isoTime = /\[?(\d{4})[-/](\d\d)[-/](\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?(Z| UTC|[ ]?[+-]\d\d:?\d\d(?: [A-Z]{3,4})?)?\]?(?:: | \||(?=\s|$)|(?=[a-z{[]))[ \t]?/y;
const syslogTime = /(?:<\d{1,3}>)?(?:(?:\p{L}{3} )?(?:\p{L}{2,12}\.?|\d{1,2}[月월]) {1,2}\d{1,2}\.?[일日]?|\d{1,2}\.? \p{L}{2,12}\.?) (\d\d:\d\d:\d\d)(?:[.,]\d{1,9})?(?: \d{4})?(?: (?:UTC|GMT|CES?T|E[SD]T|P[SD]T|CST|JST|IST))? /uy;
const bracketTime = /\[(?:\p{L}{3} )?\p{L}{3} {1,2}\d{1,2} \d\d:\d\d:\d\d(?:\.\d{1,9})? \d{4}\] ?/uy;
const clockTime = /\[?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\]? {1,2}/y;

/** Logs inside logs have a few prefixes each. */
const mostPrefixes = 12;

function unitOf(program: string): string {
  const slash = program.lastIndexOf('/');
  return program.slice(slash + 1);
}

/** Blockquotes, bold, backticks, quotes and blanks that come from the page the log was copied from; then ANSI colours, also where the escape character was lost. */
function peelMarks(text: string, at: number, end: number, facts: PrefixFacts): number {
  let next = at;
  while (next < end && fold(text.charCodeAt(next)) === 0 && text.charCodeAt(next) !== 0x1b) {
    if (facts.shape === 'klog' && text.charAt(next) === '"') break;
    if (text.charCodeAt(next) === 0x3c || (text.charCodeAt(next) === 0x5c && text.charAt(next + 1) !== '"')) break;
    next++;
  }
  if (next > at && facts.shape === undefined && text.slice(at, next).includes('\t')) facts.detail ??= true;
  return skipColours(text, next, end);
}

/** The prefixes, in the order in which they are tried. */
export const peelers: readonly Peeler[] = [
  pattern(/([\w.-]{1,60}?) {0,40}\| /y, `${word}.-`, 'compose', 'docker compose puts the service before each line: `web_1  | `', ([, service], facts) => {
    if (facts.shape === 'compose') return false;
    facts.shape ??= 'compose';
    if (service !== undefined) facts.unit = service;
    return true;
  }),
  pattern(/\[pod\/([\w.-]{1,80})\/([\w.-]{1,80})\] /y, '[', 'kubectl-logs', 'kubectl logs --prefix', ([, , container], facts) => {
    facts.unit = container ?? '';
    return true;
  }),
  pattern(/#\d{1,4} (?:\d{1,6}\.\d{1,3} )?/y, '#', 'buildkit', 'BuildKit numbers its steps and prints seconds: `#12 0.345 `', (_, facts) => {
    facts.shape ??= 'ci';
    facts.unit ??= 'buildkit';
    return true;
  }),
  pattern(/##\[(error|warning|debug|section|command|group)\]/y, '#', 'azure', 'Azure Pipelines and GitHub Actions mark their lines', ([, mark], facts) => {
    facts.shape ??= 'ci';
    const level = levelFrom(mark ?? '');
    if (level) facts.level = level;
    return true;
  }),
  pattern(/\d\d[OE][+ ]/y, digit, 'gitlab', 'GitLab numbers its streams behind the time', (_, facts) => {
    if (facts.stamped !== true) return false;
    facts.shape ??= 'ci';
    return true;
  }),
  pattern(/kernel: ?(?=\[ {0,7}\d)/y, 'k', 'kernel-broadcast', 'syslogd writes emergencies of the kernel on every terminal', (_, facts) => {
    facts.unit = 'kernel';
    return true;
  }),
  pattern(isoTime, `[${digit}`, 'iso-time', 'journalctl -o short-iso, docker logs -t, kubectl logs --timestamps, CI runners, the Go log package', ([, year, month, day, clock, fraction, zone], facts) => {
    const offset = (zone ?? '').trim().split(' ')[0] ?? '';
    facts.time ??= `${year}-${month}-${day}T${clock}${fraction ? `.${fraction}` : ''}${offset === 'UTC' ? 'Z' : offset}`;
    facts.stamped = true;
    return true;
  }),
  pattern(syslogTime, `<${digit}${letter}`, 'syslog-time', 'journalctl and syslog write month, day and time in the language of the host', (_, facts) => {
    facts.stamped = true;
    facts.shape ??= 'journald';
    return true;
  }),
  pattern(bracketTime, '[', 'dmesg-time', 'dmesg -T', (_, facts) => {
    facts.shape = 'kernel';
    facts.unit ??= 'kernel';
    return true;
  }),
  pattern(clockTime, `[${digit}`, 'clock', 'a time of day alone, from CI runners and chat', () => true),
  pattern(/\[ {0,7}\d{1,8}\.\d{3,6}\](?:\[ {0,6}[TC]\d{1,8}\])? ?/y, '[', 'kernel-time', 'the kernel counts seconds since boot', (_, facts) => {
    facts.shape = 'kernel';
    facts.unit = 'kernel';
    return true;
  }),
  pattern(/(?:std(?:out|err)) [FP] /y, 's', 'cri', 'containerd and CRI-O write stream and partial flag before each container line', (_, facts) => {
    facts.shape = 'cri';
    return true;
  }),
  pattern(/([IWEF])\d{4} \d\d:\d\d:\d\d\.\d{1,9} {1,8}(\d{1,9}) [\w./-]{1,80}:\d{1,6}\] ?/y, 'IWEF', 'klog', 'kubelet and other Kubernetes programs', ([, letter, pid], facts) => {
    facts.shape = 'klog';
    facts.level = levelFrom(letter ?? '') ?? 'info';
    facts.pid ??= Number(pid);
    return true;
  }),
  pattern(/(TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)(?:\u001b?\[0?m|#033\[0?m)?\[(\d{1,8}|\d{4}-\d\d-\d\dT[\d:.+Z-]{8,24})\](?:\u001b?\[0?m|#033\[0?m)? {0,3}/y, 'TDIWEFP', 'logrus-terminal', 'logrus on a terminal: level and seconds since start', ([, level, seconds], facts) => {
    facts.shape = 'logrus-terminal';
    facts.level = levelFrom(level ?? '') ?? 'info';
    if (seconds !== undefined && !seconds.includes('T')) facts.seconds = Number(seconds);
    return true;
  }),
  pattern(/\[?(DEBUG|INFO|WARN|WARNING|ERROR|FATAL|debug|info|warn|warning|error|fatal)\] {1,2}/y, '[DIWEFdiwef', 'bracket-level', 'docker before 1.5 and many wrappers', ([, level], facts) => {
    facts.level ??= levelFrom(level ?? '') ?? 'info';
    facts.shape ??= 'logrus-terminal';
    return true;
  }),
  pattern(/(?:\d{1,4}[smhd]\S{0,8} {1,12})?(Normal|Warning) {1,8}(\w{3,60}) {1,40}(?:\d{1,4}[smhd]\w{0,8}(?: \(x\d{1,7} over \w{1,12}\))? {1,40})?(?:([a-z][\w./-]{2,80})(?:, [\w.-]{1,80})? {1,40})?/y, `${digit}NW`, 'event', 'kubectl describe and kubectl get events', ([, type, , source], facts) => {
    facts.shape = 'event';
    facts.level = levelFrom(type ?? '') ?? 'info';
    if (source !== undefined) facts.unit = unitOf(source);
    return true;
  }),
  pattern(/(?:([\w.-]{1,64}) )?([A-Za-z(][\w./@()-]{0,63})\[(\d{1,10})\]: ?/y, `${word}.-(`, 'program-pid', 'host and `program[pid]:` of journald and syslog; the host may be missing', ([, host, program, pid], facts) => {
    if (host !== undefined && facts.stamped !== true) return false;
    if (host !== undefined) facts.host = host;
    facts.unit = unitOf(program ?? '');
    facts.pid = Number(pid);
    facts.shape = 'journald';
    facts.stamped = false;
    return true;
  }),
  pattern(/(?:([\w.-]{1,64}) )([A-Za-z(][\w./@()-]{0,63}): /y, `${word}.-`, 'program', '`host program:` without a pid, as the kernel and some syslog daemons write', ([, host, program], facts) => {
    if (facts.stamped !== true || /^(?:level|error|warning|failed|docker)$/i.test(host ?? '')) return false;
    facts.host = host ?? '';
    facts.unit = unitOf(program ?? '');
    facts.shape = facts.unit === 'kernel' ? 'kernel' : 'syslog';
    facts.stamped = false;
    return true;
  }),
  pattern(/(dockerd(?:-\w{1,12})?|docker-containerd|containerd|kubelet|kernel|systemd): /y, 'dcks', 'program-bare', 'the program alone, where the paste lost host and pid', ([, program], facts) => {
    if (facts.unit !== undefined && facts.unit !== program) return false;
    if (facts.stamped !== true) return false;
    facts.unit = program ?? '';
    facts.stamped = false;
    return true;
  }),
];

const peelersFor = byFirstCharacter(peelers);

/** Peels all prefixes at `start`; after one, all are tried again, for logs inside logs. Gives the offset behind them. */
export function peelPrefixes(text: string, start: number, end: number, facts: PrefixFacts): number {
  let at = start;
  for (let round = 0; round < mostPrefixes; round++) {
    const before = at;
    at = peelMarks(text, at, end, facts);
    for (const { peel } of peelersFor(text.charCodeAt(at))) {
      const next = peel(text, at, end, facts);
      if (next > at) {
        at = next;
        break;
      }
    }
    if (at === before) break;
  }
  return Math.min(at, end);
}
