import { InvalidArgumentError, Option, type Command } from 'commander';
import { suggest } from '../../core/diagnostics/suggest.ts';

/** Adds `--root`, and `--json` where a program would read the answer. */
export function withCommon(command: Command, { json }: { readonly json: boolean }): Command {
  command.option('--root <dir>', 'folder with content/ and runbooks/ (default: the nearest one around here)');
  return json ? command.option('--json', 'print JSON for programs') : command;
}

/** Room for examples on the narrowest terminal that is usual. */
const narrowTerminal = 80;

/** Examples, shown after the help of a command; each is a command and what it does. */
export function examples(command: Command, lines: readonly (readonly [string, string])[]): Command {
  const width = Math.max(...lines.map(([line]) => line.length));
  const fits = lines.every(([, what]) => 4 + width + 2 + what.length <= narrowTerminal);
  const text = lines.map(([line, what]) => `  $ ${fits ? line.padEnd(width) : line}${what === '' ? '' : fits ? `  ${what}` : `\n      ${what}`}`.trimEnd());
  return command.addHelpText('after', `\nExamples:\n${text.join('\n')}`);
}

/** `--version-of docker=20.10.7`, for one product after the other; the daemon's name stands for docker. */
export const productVersions = (description: string): Option =>
  perProduct('--version-of <product=version>', description, 'Write a product and its version, e.g. docker=20.10.7.');

/** `--version-of dockerd=20.10.7`, for one daemon after the other. */
export const daemonVersions = (description: string): Option =>
  perProduct('--version-of <daemon=version>', description, 'Write a daemon and its version, e.g. dockerd=20.10.7.');

/** `--affects "docker=>=1.11.0 <1.13.0"`, for one product after the other. */
export const affected = (): Option =>
  perProduct('--affects <product=range>', 'versions that show it, e.g. docker=20.10.7', 'Write a product and its versions, e.g. "docker=>=1.11.0 <1.13.0".');

function perProduct(flags: string, description: string, help: string): Option {
  return new Option(flags, description).argParser((value: string, before: Readonly<Record<string, string>> | undefined) => {
    const equals = value.indexOf('=');
    const [product, version] = [value.slice(0, Math.max(0, equals)).trim(), value.slice(equals + 1).trim()];
    if (!/^[a-z]+$/.test(product) || !/[\d*]/.test(version)) throw new InvalidArgumentError(help);
    return { ...before, [product === 'dockerd' ? 'docker' : product]: version };
  });
}

/** An option that takes one of a few words, and says which was meant. */
export function oneOf(flags: string, description: string, words: readonly string[]): Option {
  return new Option(flags, `${description}: ${words.join(', ')}`).argParser((value: string) => {
    if (words.includes(value)) return value;
    const meant = suggest(value, words);
    throw new InvalidArgumentError(meant ? `Did you mean ${meant}?` : `It is one of: ${words.join(', ')}.`);
  });
}

/** For an option that may be given several times. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
