import { Problem } from '../node/problem.ts';

/**
 * Where clones lie, from each `--git owner/name=<path>`.
 *
 * @throws Problem when one is not of that form
 */
export function readClones(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(given.map((text) => {
    const equals = text.indexOf('=');
    const [repository, path] = [text.slice(0, equals), text.slice(equals + 1)];
    if (equals < 0 || path === '' || !/^[\w-]+\/[\w.-]+$/.test(repository)) {
      throw new Problem(`--git ${text} does not say which repository lies where.`, 'Write --git owner/name=<path of the clone>, e.g. --git moby/moby=../moby.');
    }
    return [repository, path] as const;
  }));
}
