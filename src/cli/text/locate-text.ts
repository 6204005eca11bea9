import { codeSpans } from '../../core/markdown/code-spans.ts';
import { harmless, textWidth } from '../../core/diagnostics/terminal-text.ts';
import { limitWords } from '../../core/startup/duration.ts';
import { observableNames } from '../../core/startup/observable-names.ts';
import { endWords, linesWords, programWords, secondsText, silenceWords, versionSentence, waitWords } from '../../core/startup/locate/words.ts';
import type { LocatedStart, LocatedStep, StartState } from '../../core/startup/locate/location.ts';
import type { Catalogue } from '../../node/catalogue.ts';
import { headingLine, indented, nextLines, proseLines } from './page.ts';
import type { Style } from './style.ts';

export interface LocateSource {
  /** The log, where it is a file. */
  readonly file?: string;
  /** No later start of the same daemon is in the log. */
  readonly isLast: boolean;
  readonly catalogue: Catalogue;
}

/** Waits and troubles shown of a start; the rest is counted. */
const most = 10;

/** One start: state, version, the sounding line, what it waits for, what can be seen, what is known to stop there, what to type next. */
export function startText(start: LocatedStart, source: LocateSource, style: Style): string[] {
  return [
    ...headLines(start, style),
    '',
    ...soundingLines(start, style),
    ...endLines(start, style),
    ...section(start.waits.length > 0 && source.isLast, waitWords(start), waitLines(start, style), style),
    ...section(start.troubles.length > 0, 'On the way', troubleLines(start, style), style),
    ...section(start.state !== 'healthy' && source.isLast, 'Can be observed there', observableLines(start, style), style),
    ...section(start.incidents.length > 0, 'Known to stop there', incidentLines(start, source, style), style),
    ...(source.isLast ? ['', ...nextLines(nextOf(start, source), style)] : []),
  ];
}

const section = (shown: boolean, title: string, lines: readonly string[], style: Style): string[] =>
  (shown ? ['', headingLine(title, style), ...indented(lines, 2)] : []);

const stateWords: Readonly<Record<StartState, string>> = { healthy: 'HEALTHY', failed: 'FAILED', stopped: 'STOPPED', 'not-finished': 'NOT FINISHED' };

function headLines(start: LocatedStart, style: Style): string[] {
  const { state, daemon, unit, pid } = start;
  const paint = state === 'healthy' ? style.green : state === 'not-finished' ? style.yellow : style.red;
  const program = programWords(daemon, unit);
  const words = stateWords[state];
  return [
    `${paint(style.bold(words))}  ${style.bold(harmless(program + (pid === undefined ? '' : `, pid ${pid}`)))}  ${style.dim(linesWords(start))}`,
    ...indented(proseLines(versionSentence(start), style.width - words.length - 2), words.length + 2),
  ];
}

/** More steps than this are thinned out: containerd prints a line for each plugin. */
const mostSteps = 16;
const lastSteps = 8;

/** The steps that speak, from the surface down, with how many others lie between them. */
function soundingLines({ steps, state, debug }: LocatedStart, style: Style): string[] {
  const speaking = steps.filter(({ state: at }) => at === 'seen' || at === 'last' || at === 'failed' || at === 'next');
  const shown = speaking.length <= mostSteps ? speaking : speaking.filter((step, index) => index === 0 || step.long || index >= speaking.length - lastSteps);
  const between = (from: number, to: number): string[] => {
    const left = steps.slice(from, to).filter(({ concurrent }) => !concurrent);
    if (left.length === 0) return [];
    const kind = left.some(({ state: at }) => at === 'possible') ? 'open' : left.some(({ state: at }) => at === 'seen') ? 'seen' : 'silent';
    return [style.dim(`  ${style.unicode ? '┆' : ':'}   ${betweenWords(left.length, kind, debug)}`)];
  };
  const lines: string[] = [];
  let before = 0;
  for (const step of shown) {
    lines.push(...between(before, step.number - 1), ...stepLines(step, state, style));
    before = step.number;
  }
  const isOpen = steps.slice(before).some(({ state: at, concurrent }) => at === 'possible' && !concurrent);
  return isOpen ? [...lines, ...between(before, steps.findLastIndex(({ state: at }) => at === 'possible') + 1)] : lines;
}

function betweenWords(count: number, kind: 'open' | 'seen' | 'silent', debug: boolean): string {
  const steps = count === 1 ? 'one step' : `${count} steps`;
  if (kind === 'open') return `${steps} that need not print anything${debug ? '' : ' in a log without debug'}: perhaps reached`;
  return kind === 'seen' ? `${steps} passed` : `${steps} passed without a message`;
}

const marks: Readonly<Partial<Record<LocatedStep['state'], readonly [unicode: string, ascii: string]>>> = {
  seen: ['✓', '+'], last: ['●', '*'], failed: ['✗', 'x'], next: ['○', 'o'],
};

function stepLines(step: LocatedStep, state: StartState, style: Style): string[] {
  const [unicode, ascii] = marks[step.state] ?? ['', ''];
  const paint = step.state === 'failed' ? style.red : step.state === 'next' ? style.dim : step.state === 'last' ? (state === 'healthy' ? style.green : style.yellow) : style.green;
  const head = `${String(step.number).padStart(3)}. ${step.name}`;
  const at = step.at === undefined ? '' : secondsText(step.at);
  const tail = [
    ...(step.line === undefined ? [] : [`line ${step.line}`]), ...(at === '' ? [] : [`at ${at}`]),
    ...(step.state === 'last' && state !== 'healthy' ? ['last reached'] : []), ...(step.state === 'failed' ? ['failed here'] : []),
    ...(step.state === 'next' ? [state === 'healthy' ? 'its message is not in the log' : 'not reached: it would have printed something'] : []),
  ].join(', ');
  const line = `  ${paint(style.unicode ? unicode : ascii)} ${step.state === 'last' || step.state === 'failed' ? style.bold(harmless(head)) : harmless(head)}`;
  const fits = textWidth(head) + textWidth(tail) + 6 <= style.width;
  return [
    ...(fits ? [`${line}  ${style.dim(tail)}`] : [line, style.dim(`         ${tail}`)]),
    ...(step.long ? [style.yellow(`  ${style.unicode ? '┆' : ':'}   ${secondsText(step.took!)} until the next message: unusually long${step.limit ? `, and the limit of a wait of ${step.limit}` : ''}`)] : []),
  ];
}

function endLines({ ended, silent }: LocatedStart, style: Style): string[] {
  if (ended) return ['', ...proseLines(`${endWords(ended)}${ended.text ? `: ${ended.text}` : '.'}`, style.width)];
  return silent === undefined ? [] : ['', ...proseLines(silenceWords(silent), style.width)];
}

function waitLines({ waits }: LocatedStart, style: Style): string[] {
  const lines = waits.slice(0, most).flatMap(({ number, for: what, limit, then }) => hanging(
    `${number}.`, `for ${plain(what, style)}, ${limitWords(limit)}${then ? `; then ${plain(then, style)}` : ''}`, style));
  return waits.length > most ? [...lines, style.dim(`and ${waits.length - most} more in the steps behind`)] : lines;
}

const troubleLines = ({ troubles }: LocatedStart, style: Style): string[] => [
  ...troubles.slice(0, most).flatMap(({ line, stage, text, count }) => hanging(`line ${line}`, `${text} (${stage}${count > 1 ? `, ${count} times` : ''})`, style)),
  ...(troubles.length > most ? [style.dim(`and ${troubles.length - most} more`)] : []),
];

const longestName = Math.max(...Object.values(observableNames).map(textWidth));

const observableLines = ({ observable }: LocatedStart, style: Style): string[] => observable.flatMap(({ what, state, text, later }) => hanging(
  observableNames[what].padEnd(longestName), `${state}${text ? `: ${plain(text, style)}` : ''}${later ? `; from ${later.stage} on ${later.state}${later.text ? `: ${plain(later.text, style)}` : ''}` : ''}`, style));

const incidentLines = ({ incidents }: LocatedStart, { catalogue }: LocateSource, style: Style): string[] => incidents.slice(0, most).flatMap((id) =>
  [style.bold(id), ...indented(proseLines(catalogue.incidents.find((card) => card.id === id)?.title ?? '', style.width - 4), 2)]);

/** A word in front, and text that hangs behind it. */
function hanging(head: string, text: string, style: Style): string[] {
  const width = textWidth(head) + 1;
  return proseLines(text, style.width - width - 2).map((line, index) => (index === 0 ? `${style.cyan(head)} ${line}` : `${' '.repeat(width)}${line}`));
}

/** Code stays in backticks where there are no colours. */
const plain = (text: string, style: Style): string =>
  codeSpans(text).map((piece) => (piece.code && !style.color ? `\`${piece.text}\`` : piece.text)).join('');

function nextOf(start: LocatedStart, { file, catalogue }: LocateSource): [string, string][] {
  const { state, daemon, order, failed, last } = start;
  if (state === 'healthy') return [[`leadline show ${daemon}/${order.tag}`, 'the order that it went through']];
  const at = failed ?? last;
  const walk = catalogue.runbooks.find(({ id, title }) => `${id} ${title}`.includes(daemon)) ?? catalogue.runbooks[0];
  return [
    ...start.incidents.slice(0, 3).map((id): [string, string] => [`leadline show ${id}#confirm`, 'is it this one?']),
    ...(file === undefined ? [] : [[`leadline match ${file}`, 'known errors that the log shows'] satisfies [string, string]]),
    [`leadline show ${daemon}/${order.tag}${at === undefined ? '' : `#${at}`}`, at === undefined ? 'the order' : 'the step: what it reads, what it waits for'],
    ...(walk ? [[`leadline walk ${walk.id}`, walk.title] satisfies [string, string]] : []),
  ];
}

/** Where the daemon's own log is, by a program that is in this one. */
const logsElsewhere: readonly (readonly [RegExp, string, string])[] = [
  [/^k3s/, 'leadline locate /var/lib/rancher/k3s/agent/containerd/containerd.log', 'k3s keeps the log of its containerd there'],
  [/^rke2/, 'leadline locate /var/lib/rancher/rke2/agent/containerd/containerd.log', 'rke2 keeps the log of its containerd there'],
  [/^kubelet/, 'journalctl -u containerd -b | leadline locate', 'the kubelet only calls containerd'],
  [/snap/, 'journalctl -u snap.docker.dockerd -b | leadline locate', "dockerd of the snap"],
];

export function noStartText(programs: readonly string[], style: Style): string[] {
  const elsewhere = logsElsewhere.filter(([program]) => programs.some((name) => program.test(name))).map(([, command, what]): [string, string] => [command, what]);
  const wrote = programs.length === 0 ? '' : ` It was written by ${programs.slice(0, 5).join(', ')}.`;
  return [
    `${style.yellow(style.bold('NO START'))}  In this log no start of dockerd or containerd can be seen.`,
    '',
    ...proseLines(`Give the daemon's own log, from its first line on.${wrote}`, style.width),
    '',
    ...nextLines([
      ...elsewhere,
      ...(elsewhere.length > 0 ? [] : [
        ['journalctl -u docker -b | leadline locate', 'dockerd, since the host started'], ['journalctl -u containerd -b | leadline locate', 'containerd'],
      ] satisfies [string, string][]),
    ], style),
  ];
}
