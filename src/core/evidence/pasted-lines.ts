import { peelers, type PrefixFacts } from '../signature/prefix.ts';
import { pasteLines } from '../signature/split-entries.ts';
import { skipColours } from '../signature/structure.ts';

/** A line of a paste without what the way through logs and web pages put around it. */
export interface PastedLine {
  /** Line of the paste, from 1; several of these can stand in one. */
  readonly line: number;
  /** Indentation is kept where nothing stood before it. */
  readonly text: string;
}

/** Prefixes of log collectors, beside colours. Those that loggers write, and times of day, belong to what is read here. */
const collectors = new Set(['compose', 'kubectl-logs', 'iso-time', 'syslog-time', 'cri', 'program-pid', 'program-bare']);
const used = peelers.filter(({ name }) => collectors.has(name));

/** Blockquotes of mails and issue trackers, and the code marks that single lines are pasted with. */
const quoteMark = /^(?:> ?){1,4}/;
/** docker's json-file log driver: the line is the value of `log`. */
const jsonLog = /^\{"log":"/;
const writtenEnd = /\\{1,7}n/g;

/**
 * The lines of a text: line ends that a logger wrote out as `\n` become ones, what journald, syslog, docker compose, kubectl and CRI put before
 * each line goes away. One pass, constant work for each prefix.
 */
export function pastedLines(text: string): PastedLine[] {
  const lines: PastedLine[] = [];
  for (const [index, raw] of pasteLines(text).entries()) add(raw, index + 1, lines);
  return lines;
}

function add(raw: string, line: number, lines: PastedLine[]): void {
  const text = withoutPrefix(raw);
  // Other programs write `\n` inside strings that are one line, strace above all.
  if (!text.includes('\\n') || !(text.includes('goroutine ') || jsonLog.test(text))) {
    lines.push({ line, text: text.includes('#011') ? text.replaceAll('#011', '\t') : text });
    return;
  }
  const isJson = jsonLog.test(text);
  const parts = text.replace(jsonLog, '').split(writtenEnd);
  // Behind the last one stand the other keys.
  for (const part of isJson && parts.length > 1 ? parts.slice(0, -1) : parts) lines.push({ line, text: withTabs(part) });
}

/** Tabs and quotes as loggers write them out. */
function withTabs(text: string): string {
  return text.includes('\\') ? text.replace(/\\{1,7}t/g, '\t').replace(/\\{1,7}"/g, '"') : text;
}

function withoutPrefix(raw: string): string {
  const text = raw.startsWith('>') ? raw.replace(quoteMark, '') : raw;
  const facts: PrefixFacts = {};
  let at = 0;
  for (let round = 0; round < 6; round++) {
    const before = at;
    at = skipColours(text, at, text.length);
    for (const { peel } of used) at = Math.max(at, peel(text, at, text.length, facts));
    if (at === before) break;
  }
  return at === 0 ? text : text.slice(at);
}
