import type { Assignment } from 'unbash';

const loaders = new Set(['LD_PRELOAD', 'LD_AUDIT', 'LD_LIBRARY_PATH', 'BASH_ENV', 'PROMPT_COMMAND', 'PAGER', 'EDITOR', 'VISUAL']);
const prompts = new Set(['PS1', 'PS4']);
const harmlessViewer = /^(cat|less|more|vi|vim|nano|)$/;
const programFolder = /^((\/usr(\/local)?)?\/s?bin|\$PATH|\$\{PATH\})$/;

/** Why an assignment makes the commands after it something else than their names say; `undefined` where it does not. */
export function judgeAssignment({ name, value }: Pick<Assignment, 'name' | 'value'>): string | undefined {
  const text = value.type === 'Word' ? value.value : '';
  if (name === 'PATH') return keepsPrograms(text) ? undefined : '`PATH` decides which programs the other names mean';
  if (loaders.has(name) && !(harmlessViewer.test(text) && /^(PAGER|EDITOR|VISUAL)$/.test(name))) {
    return `\`${name}\` makes other commands load or run something of its own`;
  }
  return prompts.has(name) && /\$\(|`/.test(text) ? `\`${name}\` runs a command whenever it is printed` : undefined;
}

/** Folders behind `$PATH` cannot hide a known program; before it only the usual ones cannot. */
function keepsPrograms(path: string): boolean {
  const folders = path.split(':');
  const own = folders.findIndex((folder) => folder === '$PATH' || folder === '${PATH}');
  return (own < 0 ? folders : folders.slice(0, own)).every((folder) => programFolder.test(folder));
}
