/**
 * Some of the versions that were read, in few words: nothing for all of them, `from 18.09.9`, `up to 17.03.2-ce`,
 * `17.03.2-ce to 20.10.27`, or their list.
 *
 * @param some oldest first, as they stand in `all`
 * @param all the versions that could have it, oldest first
 */
export function versionWords(some: readonly string[], all: readonly string[]): string {
  const [first, last] = [some[0], some.at(-1)];
  if (first === undefined || last === undefined || some.length === all.length) return '';
  const isRun = all.indexOf(last) - all.indexOf(first) === some.length - 1;
  if (some.length === 1) return last === all.at(-1) ? `from ${last}` : `only ${last}`;
  if (!isRun) return some.join(', ');
  if (last === all.at(-1)) return `from ${first}`;
  return first === all[0] ? `up to ${last}` : `${first} to ${last}`;
}
