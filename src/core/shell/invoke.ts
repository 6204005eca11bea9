import type { SyntaxNode } from 'unbash';
import { pieceOf, type Argument } from './argument.ts';
import type { Effect } from './command.ts';
import type { Call, Entry, Host } from './entry.ts';
import type { Frame, Piece } from './frame.ts';
import { findOption, parseOptions } from './options.ts';
import { hasPlaceholder, restorePlaceholders } from './placeholders.ts';
import type { Stdin } from './stdin.ts';
import { commands } from './tables/commands.ts';
import { isWorse, type Verdict } from './verdict.ts';
import { fateOf } from './written-file.ts';

/** Where a command stands, and what the walk does for it. */
export interface Surroundings {
  readonly frame: Frame;
  readonly stdin: Stdin;
  /** Names of the block's functions and aliases. */
  readonly functions: Set<string>;
  /** Nodes that were read as shell text, so that nobody looks for substitutions in them again. */
  readonly consumed: Set<SyntaxNode>;
  report(verdict: Verdict, reason: string, pos: number, end: number, kind?: Effect['kind']): void;
  /** Parses a piece as shell text and walks it. */
  enter(frame: Frame, piece: Piece, stdin: Stdin): void;
}

/** `sudo env nice …`: no honest command has more wrappers. */
const mostWrappers = 12;
const initScript = /^\/etc\/(rc\.d\/)?init\.d\/[^/]+$/;
const programFolder = /^(\/usr(\/local)?)?\/s?bin\/(?=[^/]+$)/;

/** Judges the command that `words` are, and the commands that it runs in turn. */
export function invoke(words: readonly Argument[], around: Surroundings, wrappers = 0): void {
  const [head, ...rest] = words;
  if (!head) return;
  const name = head.value.replace(programFolder, '');
  const report = (verdict: Verdict, reason: string): void => around.report(verdict, reason, head.pos, words.at(-1)?.end ?? head.end);
  if (wrappers > mostWrappers) return report('unknown', `\`${shorten(name)}\` stands behind too many other commands to follow`);
  const entry = commands.get(initScript.test(name) ? '/etc/init.d/' : name);
  const isFunction = around.functions.has(name);
  if (isFunction && !entry) return report('read-only', `\`${shorten(name)}\` is defined in this block; its commands are judged there`);
  if (hasPlaceholder(name)) return report('unknown', `\`${shorten(name)}\` stands for a command that the tool cannot know`);
  if (!head.exact) return report('unknown', `\`${shorten(name)}\` is only known as a command when it runs`);
  if (!entry) return report('unknown', unknownReason(name));
  judge(entry, name, rest, words, around, wrappers);
}

function unknownReason(name: string): string {
  if (name === '$' || name === '%' || name === '#') return `\`${name}\` is a prompt, not a command; remove it`;
  if (name.includes('/')) return `\`${shorten(name)}\` is a program of its own, which the tables do not know`;
  return `\`${shorten(name)}\` is not in the tables of known commands`;
}

function judge(entry: Entry, name: string, words: readonly Argument[], all: readonly Argument[], around: Surroundings, wrappers: number): void {
  const first = all[0] as Argument;
  const style = entry.sub || entry.runs !== undefined || entry.runsText !== undefined ? { ...entry, leading: entry.leading ?? true } : entry;
  const { options, operands } = parseOptions(words, style);
  let reported = false;
  const say = (verdict: Verdict, does: string, subject = name): void => {
    reported = true;
    around.report(verdict, `\`${shorten(subject)}\` ${does}`, first.pos, all.at(-1)?.end ?? first.end);
  };
  if (options.some((option) => option.name === '--help')) return say('read-only', 'prints its help', `${name} --help`);
  for (const [names, verdict, does] of entry.rules ?? []) {
    const option = findOption(options, names, isWorse(verdict, entry.class));
    if (option) return say(verdict, does, `${name} ${option.name}`);
  }
  const [next, ...rest] = operands;
  if (entry.sub && next) {
    const child = next.exact && !hasPlaceholder(next.value) ? entry.sub.get(next.value) : undefined;
    if (!child) return say('unknown', `has no sub-command \`${shorten(next.value)}\` in the tables`);
    const valued = [child.valued, entry.valued].filter(Boolean).join(' ');
    return judge(valued ? { ...child, valued } : child, `${name} ${next.value}`, rest, all, around, wrappers);
  }
  const enter = (piece: Piece): void => {
    reported = true;
    around.enter(around.frame, piece, around.stdin);
  };
  const host: Host = {
    report: say,
    reportDownload() {
      reported = true;
      const reason = `\`${name}\` runs whatever arrives from the network`;
      around.report('unknown', reason, first.pos, all.at(-1)?.end ?? first.end, 'pipe-to-shell');
    },
    run(command) {
      reported = true;
      invoke(command, around, wrappers + 1);
    },
    runText(text) {
      for (const word of text) around.consumed.add(word.node);
      enter(pieceOf(around.frame, text));
    },
    runInside(word, text) {
      const at = around.frame.text.slice(word.pos, word.end).indexOf(text);
      enter({ text, at: at < 0 ? undefined : word.pos + at, pos: word.pos, end: word.end });
    },
    define(alias, word, text) {
      around.functions.add(alias);
      host.runInside(word, text);
    },
    runStdin() {
      const { stdin } = around;
      if (stdin.kind === 'terminal') return say('read-only', 'opens a shell, and does nothing by itself');
      if (stdin.kind === 'pipe' && stdin.download) return host.reportDownload();
      if (stdin.kind !== 'text') return say('unknown', 'runs text that the block does not show');
      if (stdin.consumed) around.consumed.add(stdin.consumed);
      reported = true;
      around.enter(stdin.frame, stdin.piece, { kind: 'file' });
    },
    write(path, how) {
      const text = typeof path === 'string' ? path : path.value;
      const fate = fateOf(text, how);
      if (fate) say(fate.class, `${fate.does}: ${shorten(text)}`);
    },
  };
  const call: Call = { name, words, options, operands, stdin: around.stdin };
  if (entry.judge) entry.judge(call, host);
  else if (entry.runs !== undefined && operands.length > entry.runs) host.run(operands.slice(entry.runs));
  else if (entry.runsText !== undefined && operands.length > entry.runsText) host.runText(operands.slice(entry.runsText));
  if (!reported) say(entry.class, entry.does);
}

/** Long words would hide the sentence around them. */
function shorten(text: string): string {
  const line = restorePlaceholders(text).replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
