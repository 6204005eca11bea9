import type { Level } from './level.ts';
import { levelRank } from './level.ts';
import { Paste } from './paste.ts';
import { readable } from './readable.ts';
import type { LineShape } from './prefix.ts';

/** What kind of log a text is; plain JSON. */
export interface LogDescription {
  readonly lines: number;
  /** Of a log that is too long to be read line by line, only so many lines at its end are described. */
  readonly described?: number;
  /** Entries by shape, the commonest first. */
  readonly shapes: readonly { readonly shape: LineShape; readonly entries: number }[];
  /** Programs that spoke, the one that spoke most first. */
  readonly programs: readonly string[];
  /** Entries by level, the worst first. */
  readonly levels: readonly { readonly level: Level; readonly entries: number }[];
  readonly firstTime?: string;
  readonly lastTime?: string;
  /** The last of the worst entries, at least a warning: what a person would look at first. */
  readonly worst?: { readonly line: number; readonly level: Level; readonly message: string };
}

const shapeNames: Readonly<Record<LineShape, string>> = {
  journald: 'the journal', syslog: 'syslog', kernel: 'the kernel log', 'logrus-text': 'logrus text', 'logrus-terminal': 'logrus on a terminal',
  json: 'JSON', klog: 'klog', cli: 'messages of a command', event: 'Kubernetes events', cri: 'the CRI log format', compose: 'docker compose',
  ci: 'a CI job', trace: 'a stack trace', unknown: 'no known log format',
};

/** Reads the entries one by one and keeps none, so that a long log needs no more memory than its text. */
export function describeLog(text: string): LogDescription {
  const paste = new Paste(text.trimEnd());
  const shapes = new Map<LineShape, number>();
  const programs = new Map<string, number>();
  const levels = new Map<Level, number>();
  let firstTime: string | undefined;
  let lastTime: string | undefined;
  let worst: { entry: number; level: Level } | undefined;
  for (let index = 0; index < paste.length; index++) {
    const { shape, unit, level, time } = paste.entry(index);
    add(shapes, shape);
    if (unit !== undefined && unit !== '') add(programs, unit);
    if (level !== undefined) add(levels, level);
    // systemd tells that something ended, not why.
    if (level !== undefined && unit !== 'systemd' && levelRank[level] >= levelRank[worst?.level ?? 'warning']) worst = { entry: index, level };
    if (time !== undefined) [firstTime, lastTime] = [firstTime ?? time, time];
  }
  return {
    lines: paste.lineStarts.length,
    shapes: byCount(shapes).map(([shape, entries]) => ({ shape, entries })),
    programs: byCount(programs).map(([program]) => program),
    levels: [...levels].sort(([a], [b]) => levelRank[b] - levelRank[a]).map(([level, entries]) => ({ level, entries })),
    ...(firstTime !== undefined && { firstTime }),
    ...(lastTime !== undefined && { lastTime }),
    ...(worst && { worst: worstOf(paste, worst.entry, worst.level) }),
  };
}

function worstOf(paste: Paste, entry: number, level: Level): LogDescription['worst'] & {} {
  const { message } = paste.entry(entry);
  return { line: paste.placeOf(paste.startOf(entry)).line, level, message: readable(paste.rawOf(entry).slice(message.start, message.end)) };
}

/** One sentence. */
export function logSentence({ lines, described, shapes, programs, levels, firstTime, lastTime }: LogDescription): string {
  const shape = shapes.find((each) => each.shape !== 'unknown' && each.shape !== 'trace') ?? shapes[0];
  const from = programs.length > 0 ? ` of ${programs.slice(0, 3).join(', ')}${programs.length > 3 ? ' and others' : ''}` : '';
  const counts = levels.map(({ level, entries }) => `${entries} ${level}`).join(', ');
  const times = firstTime === undefined ? '' : firstTime === lastTime ? `, at ${firstTime}` : `, from ${firstTime} to ${lastTime}`;
  const all = lines === 1 ? 'One line' : described === undefined ? `${lines} lines` : `${lines} lines; the last ${described}`;
  return `${all}${from}: ${shape ? shapeNames[shape.shape] : 'nothing'}${times}${counts ? `; levels: ${counts}` : ''}.`;
}

const add = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Of equal counts the one that came first. */
const byCount = <K>(counts: ReadonlyMap<K, number>): [K, number][] => [...counts].sort(([, a], [, b]) => b - a);
