import type { Level } from './level.ts';
import { levelFrom } from './level.ts';
import type { LineShape, PrefixFacts } from './prefix.ts';
import { peelPrefixes } from './prefix.ts';
import type { Field } from './structure.ts';
import { readJson, readLogfmt, readQuoted, readTrailingFields } from './structure.ts';

/** One log entry, peeled; all offsets are into the entry's own text. */
export interface Entry {
  readonly shape: LineShape;
  readonly time?: string;
  readonly host?: string;
  readonly unit?: string;
  readonly pid?: number;
  readonly seconds?: number;
  readonly level?: Level;
  /** Text before an embedded entry that belongs to the message of the outer one. */
  readonly lead?: { readonly start: number; readonly end: number };
  /** The message alone; inside its quotes. */
  readonly message: { readonly start: number; readonly end: number };
  /** Named values besides time, level and message, in the order of the text. */
  readonly fields: readonly Field[];
  /** The right edge of the terminal or an ellipsis cut the line off. */
  readonly cut: boolean;
  /** Written by a program's logger, not by a person and not part of a dump. */
  readonly logged: boolean;
}

const levelNames = new Set(['level', 'lvl', 'severity', 'PRIORITY']);
const timeNames = new Set(['time', 'ts', 'timestamp', '@timestamp', 't', '__REALTIME_TIMESTAMP']);
const messageNames = new Set(['msg', 'message', 'MESSAGE']);
/** Keys whose value is a whole log line of another program: docker's json-file, the journal's export, fluentd. */
const innerNames = new Set(['log', 'MESSAGE', 'message', 'msg', 'textPayload']);

/** Any other value that begins like a log line. */
const logInside = /^(?:\\{0,15}["']?)?(?:\{\\{0,15}"|time=|level=)/;

/** Logs nest at most this deep; deeper is text. */
const deepest = 4;
/** An embedded `level=… msg=…` is looked for in so many characters. */
const embeddedWithin = 400;

const cliStart = /(?:docker: |Error: |Error [a-z]|ERROR: |error: |ERROR |Cannot connect to the Docker daemon|fatal: |panic: |fatal error: |FATAL: |WARNING: |runtime: |runc |OCI runtime |[Ff]ailed to |Job for |unable to |Unable to |error during connect|rpc error|Got permission denied)/y;
const traceStart = /(?:goroutine \d{1,9} \[|\t|created by |[\w./*()-]{1,120}\(0x[0-9a-f]{1,16})/y;
const logrusLead = /(?:^|[\s"'`:(\\>])(?=(?:time=\\{0,7}["\u201c]|time=\d{4}-|level=(?:debug|info|warn|warning|error|fatal|panic|trace)\b))/g;

/** Reads one entry; wrapped lines stand in `text` with their line ends. */
export function readEntry(text: string): Entry {
  const facts: PrefixFacts = {};
  let to = trimEnd(text, 0, text.length);
  const cut = cutAt(text, to);
  if (cut !== undefined) to = cut;
  let at = peelPrefixes(text, 0, to, facts);
  for (let depth = 0; depth < deepest; depth++) {
    const fields = readJson(text, at, to);
    if (!fields) break;
    facts.shape = facts.shape === undefined || facts.shape === 'cri' ? 'json' : facts.shape;
    const read = takeKnown(text, fields, facts);
    const inner = read.message ?? fields.find((field) => logInside.test(text.slice(field.start, Math.min(field.end, field.start + 40))));
    if (!inner && facts.level === undefined) break;
    if (!inner) return finish(facts, { start: at, end: to }, read.rest, cut !== undefined);
    if (read.message && !innerNames.has(inner.name)) return finish(facts, inner, read.rest, cut !== undefined);
    const innerFacts: PrefixFacts = {};
    const innerEnd = trimEnd(text, inner.start, inner.end);
    const innerAt = peelPrefixes(text, inner.start, innerEnd, innerFacts);
    const structured = readJson(text, innerAt, innerEnd) ?? readLogfmt(text, innerAt, innerEnd);
    if (!structured && innerFacts.shape === undefined && innerFacts.level === undefined) {
      return finish(facts, inner, read.rest, cut !== undefined);
    }
    Object.assign(facts, innerFacts);
    at = innerAt;
    to = innerEnd;
  }
  return readBody(text, at, to, facts, cut !== undefined);
}

function readBody(text: string, at: number, to: number, facts: PrefixFacts, cut: boolean): Entry {
  let from = at;
  let fields = readLogfmt(text, from, to);
  if (!fields && facts.shape !== 'logrus-terminal') {
    const embedded = findEmbedded(text, at, to);
    if (embedded > at) {
      fields = readLogfmt(text, embedded, to);
      if (fields) from = embedded;
    }
  }
  if (fields) {
    facts.shape = 'logrus-text';
    const read = takeKnown(text, fields, facts);
    const message = read.message ?? { start: to, end: to };
    return finish(facts, message, read.rest, cut, from > at ? { start: at, end: from } : undefined);
  }
  if (facts.shape === 'klog' || facts.shape === 'logrus-terminal') {
    const quoted = facts.shape === 'klog' ? readQuoted(text, at, to) : undefined;
    const trailing = readTrailingFields(text, quoted?.closed ? quoted.next : at, to);
    if (quoted?.closed) return finish(facts, quoted, trailing.fields, cut);
    return finish(facts, { start: at, end: trimEnd(text, at, trailing.messageEnd) }, trailing.fields, cut);
  }
  const quoted = facts.level === undefined ? findQuotedTerminal(text, at, to) : undefined;
  if (quoted) {
    const start = peelPrefixes(text, quoted.start, quoted.end, facts);
    const trailing = readTrailingFields(text, start, quoted.end);
    return finish(facts, { start, end: trimEnd(text, start, trailing.messageEnd) }, trailing.fields, cut, { start: at, end: quoted.start });
  }
  cliStart.lastIndex = at;
  if (cliStart.test(text) && cliStart.lastIndex <= to && (facts.shape === undefined || facts.level === undefined)) {
    if (text.startsWith('docker: ', at)) facts.unit ??= 'docker';
    if (text.startsWith('panic: ', at)) facts.level = 'panic';
    facts.level ??= text.startsWith('WARNING', at) ? 'warning' : 'error';
    facts.shape ??= 'cli';
  }
  traceStart.lastIndex = at;
  if (facts.shape === undefined && (facts.detail === true || traceStart.test(text))) facts.shape = 'trace';
  return finish(facts, { start: at, end: withoutAdvice(text, at, to) }, [], cut);
}

/** `See 'docker run --help'.` is printed by the client after any error. */
function withoutAdvice(text: string, at: number, to: number): number {
  if (!text.startsWith('docker: ', at)) return to;
  const tail = Math.max(at, to - 60);
  const advice = text.slice(tail, to).indexOf("See 'docker ");
  return advice > 0 ? trimEnd(text, at, tail + advice) : to;
}

function findEmbedded(text: string, at: number, to: number): number {
  const window = text.slice(at, Math.min(to, at + embeddedWithin));
  logrusLead.lastIndex = 0;
  const found = logrusLead.exec(window);
  return found ? at + found.index + found[0].length : -1;
}

const terminalLead = /(?:^|[\s"'`:(\u201c])(?=(?:TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)\[\d{4,8}\])/g;
const closers: Readonly<Record<string, string>> = { '"': '"', '`': '`', "'": "'", '(': ')', '\u201c': '\u201d' };

/** A line of a logrus terminal that a person quotes in a sentence: “it ends with `FATA[0000] …` on each start”. */
function findQuotedTerminal(text: string, at: number, to: number): { start: number; end: number } | undefined {
  terminalLead.lastIndex = 0;
  const found = terminalLead.exec(text.slice(at, Math.min(to, at + embeddedWithin)));
  if (!found) return undefined;
  const start = at + found.index + found[0].length;
  const closer = closers[found[0]];
  const end = closer === undefined ? -1 : text.indexOf(closer, start);
  return start === at ? undefined : { start, end: end === -1 || end > to ? to : end };
}

function takeKnown(text: string, fields: readonly Field[], facts: PrefixFacts): { message?: Field; rest: Field[] } {
  let message: Field | undefined;
  const rest: Field[] = [];
  for (const field of fields) {
    const value = field.end - field.start <= 80 ? text.slice(field.start, field.end) : '';
    if (levelNames.has(field.name)) {
      const level = levelFrom(value);
      if (level) facts.level = level;
      else if (field.name === 'level' && value.includes('<')) rest.push(field);
    } else if (timeNames.has(field.name)) {
      if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(value)) facts.time = value;
    } else if (field.name === '_PID') facts.pid = Number(value);
    else if (field.name === '_HOSTNAME') facts.host = value;
    else if (field.name === 'SYSLOG_IDENTIFIER') facts.unit = value;
    else if (!message && (messageNames.has(field.name) || field.name === 'log' || field.name === 'textPayload')) message = field;
    else if (field.name !== 'stream' && !field.name.startsWith('_')) rest.push(field);
  }
  return message ? { message, rest } : { rest };
}

function finish(
  facts: PrefixFacts, message: { start: number; end: number }, fields: readonly Field[], cut: boolean, lead?: { start: number; end: number },
): Entry {
  const shape = facts.shape ?? 'unknown';
  return {
    shape,
    ...(facts.time !== undefined && { time: facts.time }),
    ...(facts.host !== undefined && { host: facts.host }),
    ...(facts.unit !== undefined && { unit: facts.unit }),
    ...(facts.pid !== undefined && { pid: facts.pid }),
    ...(facts.seconds !== undefined && { seconds: facts.seconds }),
    ...(facts.level !== undefined && { level: facts.level }),
    ...(lead && { lead }),
    message: { start: message.start, end: Math.max(message.start, message.end) },
    fields,
    cut,
    logged: shape !== 'unknown' && shape !== 'trace' && shape !== 'cli',
  };
}

function trimEnd(text: string, start: number, end: number): number {
  let to = end;
  while (to > start && text.charCodeAt(to - 1) <= 0x20) to--;
  return to;
}

/** Where a line that was cut off really ends; undefined when it is whole. */
function cutAt(text: string, end: number): number | undefined {
  if (end < 30) return undefined;
  const last = text.charAt(end - 1);
  if (last === '\u2026') return end - 1;
  if (text.endsWith('...', end) && text.charAt(end - 4) !== ' ' && text.charAt(end - 4) !== '.') return end - 3;
  if (last === '>' && !/[<][\w …-]{0,40}>$/.test(text.slice(Math.max(0, end - 44), end)) && text.charAt(end - 2) !== '-' && text.charAt(end - 2) !== '=') return end - 1;
  return undefined;
}
