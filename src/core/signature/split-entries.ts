import { isEntryStart } from './entry-start.ts';
import { fold } from './skeleton.ts';

/** Shortest line that can have been wrapped by a terminal, mail program or web form. */
const narrowest = 40;
/** At most so many lines are joined to one. */
const mostJoined = 200;

/** Offset of each line. */
export function splitLines(text: string): number[] {
  const starts = [0];
  if (text.includes('\r')) {
    // A progress bar writes each state after a lone carriage return.
    for (const end of text.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length);
    return starts;
  }
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/**
 * Finds the entries: a line goes on the one before it when that one is as wide as the terminal was (or the next word would not have fitted),
 * and the line itself does not begin like an entry of its own. A join too many does no harm to the search. A written-out `\\n` with an entry
 * after it begins one inside a line.
 */
export function splitEntries(text: string, starts: readonly number[], widths: Widths): number[] {
  const entries: number[] = [];
  let joined = 0;
  for (let line = 0; line < starts.length; line++) {
    if (line > 0 && joined < mostJoined && goesOn(text, starts, line, widths)) joined++;
    else {
      joined = 0;
      entries.push(starts[line] ?? 0);
    }
    addWrittenOut(text, starts[line] ?? 0, lineEnd(text, starts, line), entries);
  }
  return entries;
}

const writtenLineEnd = /\\{1,15}n(?=\\{0,15}["']?(?:time=|level=|\{|[IWEF]\d{4} |\d{4}-\d\d-\d\d|\p{L}{3} {1,2}\d{1,2} \d\d:|[A-Z]{4}\[\d{4}))/gu;

function addWrittenOut(text: string, start: number, end: number, entries: number[]): void {
  if (end - start < narrowest) return;
  const line = text.slice(start, end);
  if (!line.includes('\\n')) return;
  for (const found of line.matchAll(writtenLineEnd)) {
    const next = start + found.index + found[0].length;
    if (isEntryStart(text, next, end)) entries.push(next);
  }
}

/** Offset after a line, without its line end. */
export function lineEnd(text: string, starts: readonly number[], line: number): number {
  const next = starts[line + 1];
  let end = next ?? text.length;
  const start = starts[line] ?? 0;
  while (end > start && (text.charCodeAt(end - 1) === 0x0a || text.charCodeAt(end - 1) === 0x0d)) end--;
  return end;
}

/** A text cut into lines, as places in it are counted. */
export function pasteLines(text: string): string[] {
  const starts = splitLines(text);
  return starts.map((start, line) => text.slice(start, lineEnd(text, starts, line)));
}

/** What the lengths of the lines tell of the terminal or the page that they come from. */
export interface Widths {
  readonly longest: number;
  /** How many lines are as long as the longest. */
  readonly asLong: number;
  /** Lengths that several lines with a line of no beginning behind them have. */
  readonly common: ReadonlySet<number>;
}

export function terminalWidths(text: string, starts: readonly number[]): Widths {
  let longest = 0;
  let asLong = 0;
  const counts = new Map<number, number>();
  for (let line = 0; line < starts.length; line++) {
    const length = lineEnd(text, starts, line) - (starts[line] ?? 0);
    if (length > longest) [longest, asLong] = [length, 0];
    if (length === longest) asLong++;
    const next = starts[line + 1];
    if (length < 60 || length > 400 || next === undefined || isEntryStart(text, next, lineEnd(text, starts, line + 1))) continue;
    counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  return { longest, asLong, common: new Set([...counts].filter(([, count]) => count > 1).map(([length]) => length)) };
}

function goesOn(text: string, starts: readonly number[], line: number, widths: Widths): boolean {
  const before = starts[line - 1] ?? 0;
  const length = lineEnd(text, starts, line - 1) - before;
  const start = starts[line] ?? 0;
  const end = lineEnd(text, starts, line);
  if (start === end) return false;
  if (isSplitBeforeField(text, before, before + length, start)) return true;
  if (length < narrowest) return false;
  if (!widths.common.has(length) && length + 1 + firstWordLength(text, start, end) <= widths.longest) return false;
  return !isEntryStart(text, start, end) && !endsAsFields(text, before, before + length, start);
}

/** `time="…" level=… msg="…"`, or the program before it, that was wrapped between the parts; any of them alone begins an entry. */
function isSplitBeforeField(text: string, start: number, end: number, next: number): boolean {
  splitField.lastIndex = next;
  const field = end - start > 400 ? undefined : splitField.exec(text)?.[0];
  if (field === undefined) return false;
  const before = text.slice(start, end);
  if (/\[\d{1,10}\]: {0,2}$/.test(before)) return true;
  return (field === 'level=' && before.includes('time=') && !before.includes('level=')) || (field === 'msg=' && /(?:time|level)=/.test(before) && !before.includes('msg='));
}

const splitField = /(?:time|level|msg)=|\{\\{0,3}"/y;
const firstField = /^[\s>]{0,4}(?:[\w.-]{1,60}=|")/;
/** logrus pads the message on a terminal before its fields. */
const terminalFields = /^[A-Z]{4}\[\d{4}\] [^\n]{1,300} {2}[\w.-]{1,60}=[\w.-]{1,80}$/;
const lastField = /\s[\w.-]{1,60}=[\w.-]{1,80}$/;

/** Whether the line is a whole list of fields, or a whole JSON object, and the next one at `next` names no other field. */
function endsAsFields(text: string, start: number, end: number, next: number): boolean {
  const line = text.slice(Math.max(start, end - 4200), end).trimEnd();
  const last = line.charAt(line.length - 1);
  if (last === '}') return line.includes('{"') || line.includes('{\\"');
  if (terminalFields.test(text.slice(start, end).trimEnd())) return !firstField.test(text.slice(next, next + 80));
  if (!line.includes('level=') && !line.includes('msg=')) return false;
  if (!'"\u201d'.includes(last) && !lastField.test(line.slice(-150))) return false;
  if ((line.split('"').length - 1) % 2 !== 0 || /msg=[^"\\\u201c]/.test(line)) return false;
  return !firstField.test(text.slice(next, next + 80));
}

/** Length of the word with which a line begins. */
export function firstWordLength(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && at - start < 4 && fold(text.charCodeAt(at)) === 0) at++;
  const from = at;
  while (at < end && at - from < 400 && text.charCodeAt(at) > 0x20) at++;
  return at - from;
}
