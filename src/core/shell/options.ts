import type { Argument } from './argument.ts';

/** How a command's options are written. */
export interface OptionStyle {
  /** Options that take the next word as their value, separated by blanks: `-n --lines`. */
  readonly valued?: string;
  /** The other way round, for commands where most options take a value: the ones that do not. */
  readonly flags?: string;
  /** Options end at the first word that is none, as in `sudo -u root ls -l`. */
  readonly leading?: boolean;
  /** Long options have one dash, so `-batch` is not `-b -a -t -c -h`. */
  readonly singleDash?: boolean;
}

export interface Option {
  /** With its dashes, e.g. `-f` or `--force`; a cluster `-rf` gives two options. */
  readonly name: string;
  readonly value: string | undefined;
  /** The word that holds the value, where it is a word of its own. */
  readonly valueWord: Argument | undefined;
}

export interface ParsedOptions {
  readonly options: readonly Option[];
  readonly operands: readonly Argument[];
}

const cache = new Map<string, ReadonlySet<string>>();

/** The names in a blank-separated list. */
export function nameSet(list: string): ReadonlySet<string> {
  let set = cache.get(list);
  if (!set) cache.set(list, (set = new Set(list.split(' ').filter(Boolean))));
  return set;
}

/** Splits a command's words into options and operands the way GNU and Go programs do; `--` ends the options. */
export function parseOptions(words: readonly Argument[], style: OptionStyle): ParsedOptions {
  const valued = nameSet(style.valued ?? '');
  const flags = style.flags === undefined ? undefined : nameSet(style.flags);
  const takesValue = (name: string): boolean => (flags ? !flags.has(name) : valued.has(name));
  const options: Option[] = [];
  const operands: Argument[] = [];
  let index = 0;
  const takeNext = (name: string): void => {
    const next = words[index + 1];
    if (next) index += 1;
    options.push({ name, value: next?.value, valueWord: next });
  };
  for (; index < words.length; index += 1) {
    const word = words[index] as Argument;
    const text = word.value;
    if (text === '--') {
      for (const rest of words.slice(index + 1)) operands.push(rest);
      break;
    }
    if (text.length < 2 || !text.startsWith('-')) {
      if (style.leading) {
        for (const rest of words.slice(index)) operands.push(rest);
        break;
      }
      operands.push(word);
    } else if (text.startsWith('--') || style.singleDash) {
      const equals = text.indexOf('=');
      if (equals > 0) options.push({ name: text.slice(0, equals), value: text.slice(equals + 1), valueWord: undefined });
      else if (takesValue(text)) takeNext(text);
      else options.push({ name: text, value: undefined, valueWord: undefined });
    } else {
      for (let letter = 1; letter < text.length; letter += 1) {
        const name = `-${text.charAt(letter)}`;
        const rest = text.slice(letter + 1);
        if (!takesValue(name)) options.push({ name, value: undefined, valueWord: undefined });
        else if (rest === '') takeNext(name);
        else options.push({ name, value: rest.replace(/^=/, ''), valueWord: undefined });
        if (takesValue(name)) break;
      }
    }
  }
  return { options, operands };
}

/**
 * The first option that one of `names` means.
 *
 * @param names blank-separated, each optionally with the value it must have: `-X=DELETE --request=DELETE`
 * @param abbreviated also take GNU abbreviations of long options, e.g. `--in` for `--in-place`
 */
export function findOption(options: readonly Option[], names: string, abbreviated = false): Option | undefined {
  for (const wanted of nameSet(names)) {
    const equals = wanted.indexOf('=');
    const name = equals < 0 ? wanted : wanted.slice(0, equals);
    const value = equals < 0 ? undefined : wanted.slice(equals + 1);
    const found = options.find((option) => {
      if (value !== undefined && option.value !== value) return false;
      return option.name === name || (abbreviated && option.name.length > 4 && name.startsWith('--') && name.startsWith(option.name));
    });
    if (found) return found;
  }
  return undefined;
}
