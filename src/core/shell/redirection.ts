import type { Command, Redirection } from 'unbash';
import { argumentsOf } from './argument.ts';
import { fateOf, type Fate, type Writing } from './written-file.ts';

/**
 * What a redirection does to the file it names; `undefined` where it only reads or joins descriptors.
 *
 * @param printed what is printed into it, see `printedBy`; `undefined` for a group or loop
 */
export function judgeRedirection(redirect: Redirection, printed: string | undefined): Fate | undefined {
  if (redirect.type !== 'Redirect' || !redirect.target) return undefined;
  const path = redirect.target.value;
  if (redirect.operator === '<' || redirect.operator === '<&') return undefined;
  if (redirect.operator === '>&' && /^(\d+-?|-)$/.test(path)) return undefined;
  let how: Writing = printed === '' ? 'empties' : 'replaces';
  if (redirect.operator === '>>' || redirect.operator === '&>>' || redirect.operator === '<>') how = 'appends';
  return fateOf(path, how, printed);
}

/** What a command prints, where its words say it: `''` for nothing, `undefined` for "cannot tell". */
export function printedBy(command: Command): string | undefined {
  const [name, ...rest] = argumentsOf(command).map((word) => word.value);
  if (name === undefined || name === ':' || name === 'true') return '';
  if (name === 'cat' && rest.length === 1 && rest[0] === '/dev/null') return '';
  if (name === 'echo' || name === 'printf') return rest.filter((word, index) => index > 0 || !/^-[neE]+$/.test(word)).join(' ');
  return undefined;
}
