import type { Level } from './level.ts';
import { levelRank } from './level.ts';
import type { NormalisedLine } from './normalise.ts';
import { normalise } from './normalise.ts';
import { redactSecrets } from './redact.ts';
import { withPlaceholders } from './substitute.ts';
import { leastSignificant, significantLetters } from './weakness.ts';

/** A signature has rarely more lines than this; more make it too narrow for the next reporter. */
const mostLines = 3;
/** A message longer than this is cut after a word; its end names the reporter's own things. */
const longestLine = 300;

/**
 * The text of a `log signature` fence for a pasted log: the line that says most (highest level, then the last one, not a generic one), with
 * the lines before it where it is too weak alone; what varies is a named placeholder, secrets are gone. Empty when no line can be used.
 */
export function proposeSignature(text: string): string {
  const lines = normalise(redactSecrets(text).text).lines.filter((line) => line.shape !== 'trace' && line.message !== '');
  const main = strongest(lines);
  if (main === undefined) return '';
  const chosen = [main];
  for (let index = lines.indexOf(main) - 1; index >= 0 && chosen.length < mostLines && !isEnough(chosen); index--) {
    const line = lines[index];
    if (line && isSameSource(line, main) && significantLetters(conditionFor(line)) > 0) chosen.unshift(line);
  }
  return chosen.map(conditionFor).join('\n');
}

function isEnough(chosen: readonly NormalisedLine[]): boolean {
  const letters = chosen.map((line) => significantLetters(conditionFor(line)));
  // A first line that means nothing alone (“EOF”) wants its whole neighbourhood, not only one strong line.
  return Math.max(...letters) >= leastSignificant && (letters.at(-1) ?? 0) >= leastSignificant;
}

function isSameSource(line: NormalisedLine, main: NormalisedLine): boolean {
  return line.unit === main.unit && line.pid === main.pid;
}

/** Rank of a line without a level: below an error, above what only informs, for a person pasted it for a reason. */
const rankOfUnlevelled = 2.5;

function rank(level: Level | undefined): number {
  if (level === undefined) return rankOfUnlevelled;
  // What a dying program says last is worth no less than what it said while it still lived.
  return Math.min(levelRank[level], levelRank.fatal);
}

/** systemctl and systemd report that a unit failed, whatever the cause. */
const consequences = /^(?:\S{1,80}\.(?:service|socket): |Failed to start [A-Z].{0,80}(?:Engine|Service|Runtime|service|runtime|Agent)\b|Dependency failed|Job for |See ["'])/;

/** Of the lines of the highest level that tell anything, the last one that tells enough, else the last one. Only those are looked at closely. */
function strongest(lines: readonly NormalisedLine[]): NormalisedLine | undefined {
  const ranks = lines.map(({ level }) => rank(level));
  for (const highest of [...new Set(ranks)].sort((a, b) => b - a)) {
    let last: NormalisedLine | undefined;
    for (const [index, line] of [...lines.entries()].reverse()) {
      if (ranks[index] !== highest || line.unit === 'systemd' || consequences.test(line.message) || isPrompt(line)) continue;
      const letters = significantLetters(conditionFor(line));
      if (letters >= leastSignificant) return line;
      if (letters > 0 || line.level === 'fatal' || line.level === 'panic') last ??= line;
    }
    if (last) return last;
  }
  return undefined;
}

function isPrompt(line: NormalisedLine): boolean {
  return line.shape === 'unknown' && /^(?:[$#%] |[\w.-]{1,32}@[\w.-]{1,64}[:~ ])/.test(line.raw.trimStart());
}

/** What client and daemon write around an error, and otherwise in another release or log. */
const wrapper = /^(?:docker: |Error response from daemon: |[Ee]rror: |ERROR: |Handler for [A-Z]{3,7} \S{1,300} returned error: |[Ff]ailed to start daemon: |Error starting daemon: |for \S{1,80} {1,4}(?=Cannot )|fatal: )/;

/** The error without its wrappers, as long as what is left tells enough. */
function unwrap(message: string): string {
  let bare = message.replace(/\.$/, '');
  for (let found = wrapper.exec(bare); found; found = wrapper.exec(bare)) bare = bare.slice(found[0].length);
  return significantLetters(bare) >= leastSignificant ? bare : message;
}

/** A short message of a logger is written with its level, so that it cannot be found inside another; any other as it is. */
function conditionFor(line: NormalisedLine): string {
  const fields = line.fields.filter(({ name, value }) => (name === 'error' || name === 'err' || name === 'count') && value !== '');
  const message = shorten(withPlaceholders(line.message));
  if (line.level !== undefined && line.logged && significantLetters(message) < leastSignificant && message.length < 40) {
    return `level=${line.level} msg=${quote(message)}${fields.map(({ name, value }) => ` ${name}=${quote(withPlaceholders(value))}`).join('')}`;
  }
  const whole = `msg=${quote(message.replace(/^docker: /, '').replace(/\.$/, ''))}`;
  if (significantLetters(message) < leastSignificant && significantLetters(whole) >= leastSignificant) return whole;
  return unwrap(message) + fields.map(({ name, value }) => ` ${name}=${quote(name === 'count' ? '<n>' : withPlaceholders(value))}`).join('');
}

function quote(value: string): string {
  return /\s/.test(value) ? `"${value.replaceAll('"', "'")}"` : value;
}

function shorten(text: string): string {
  if (text.length <= longestLine) return text;
  const blank = text.lastIndexOf(' ', longestLine);
  return text.slice(0, blank > longestLine / 2 ? blank : longestLine);
}
