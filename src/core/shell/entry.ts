import type { Argument } from './argument.ts';
import type { CommandClass } from './command.ts';
import type { OptionStyle, ParsedOptions } from './options.ts';
import type { Stdin } from './stdin.ts';
import type { Verdict } from './verdict.ts';
import type { Writing } from './written-file.ts';

/** What the tables say about a command or a sub-command. */
export interface Entry extends OptionStyle {
  readonly class: Verdict;
  /** Completes "`name` …": a verb in the third person, what it does and to what. */
  readonly does: string;
  /** Options that make it another class; the first rule whose option is there decides. */
  readonly rules?: readonly Rule[];
  /** Sub-commands; `class` and `does` then speak of the command without one. */
  readonly sub?: Table;
  /** It runs a command of its own after this many operands: 0 for `sudo`, 1 for `chroot dir`. */
  readonly runs?: number;
  /** The same where the rest is shell text: 0 for `eval`, 1 for `ssh host`. */
  readonly runsText?: number;
  /** Where data is not enough; when it reports nothing, `class` and `does` stand. */
  readonly judge?: Judge;
}

/** Options (see `findOption`), the class they give, and what the command then does. */
export type Rule = readonly [options: string, verdict: CommandClass | 'unknown', does: string];

export type Table = ReadonlyMap<string, Entry>;

/** Looks at one call and reports what it does. */
export type Judge = (call: Call, host: Host) => void;

/** One call of a command. */
export interface Call extends ParsedOptions {
  /** As a person reads it, e.g. `docker container rm`. */
  readonly name: string;
  /** All words after the name. */
  readonly words: readonly Argument[];
  readonly stdin: Stdin;
}

/** What a judge can do. */
export interface Host {
  /** @param subject the command as named in the reason; default the call's name */
  report(verdict: Verdict, does: string, subject?: string): void;
  /** Text from the network is run as a program. */
  reportDownload(): void;
  /** These words are a command. */
  run(words: readonly Argument[]): void;
  /** These words, joined by blanks, are shell text. */
  runText(words: readonly Argument[]): void;
  /** Standard input is shell text. */
  runStdin(): void;
  /** This text is shell text that stands somewhere inside `word`. */
  runInside(word: Argument, text: string): void;
  /** The call writes this file. */
  write(path: Argument | string, how: Writing): void;
  /** `word` defines an alias, whose text is shell text. */
  define(alias: string, word: Argument, text: string): void;
}

/** A line of a table: names separated by blanks, class, what it does, and what else there is to say. */
export type Row = readonly [names: string, verdict: Verdict, does: string, more?: More];

/** What a row can say beside its class. */
export type More = Omit<Entry, 'class' | 'does'>;

/** Makes a table of rows; a later row replaces an earlier one. */
export function table(rows: readonly Row[]): Table {
  const entries = new Map<string, Entry>();
  for (const [names, verdict, does, more] of rows) {
    const entry: Entry = { ...more, class: verdict, does };
    for (const name of names.split(' ')) entries.set(name, entry);
  }
  return entries;
}

/** A table that has all of the others; the first that knows a name wins. */
export function join(...tables: readonly Table[]): Table {
  const entries = new Map<string, Entry>();
  for (const part of tables) for (const [name, entry] of part) if (!entries.has(name)) entries.set(name, entry);
  return entries;
}
