import { existsSync, statSync } from '../node/quick-fs.ts';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../node/problem.ts';

/** Folder of this program, which brings content of its own. */
export const programFolder = fileURLToPath(new URL('../..', import.meta.url));

const isProject = (folder: string): boolean =>
  existsSync(join(folder, 'content/incidents')) || existsSync(join(folder, 'content/startup')) || existsSync(join(folder, 'runbooks'));

/**
 * The folder with the content: the one given, else the nearest around the current one.
 *
 * @param use readers fall back on the content that the program brings, so that it helps on any host; writers never write there
 * @throws Problem when there is none
 */
export function findProject(current: string, given: string | undefined, use: 'read' | 'write'): string {
  if (given !== undefined) {
    const folder = resolve(current, given);
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
      throw new Problem(`There is no folder ${given}.`, 'Give --root the folder that holds content/ and runbooks/.');
    }
    return folder;
  }
  for (let folder = resolve(current); ; folder = dirname(folder)) {
    if (isProject(folder)) return folder;
    if (folder === dirname(folder)) break;
  }
  if (use === 'read' && isProject(programFolder)) return programFolder;
  throw new Problem(
    `There is no Leadline content in ${resolve(current)} or above it.`,
    'Go to the folder that holds content/ and runbooks/, or name it with --root.',
  );
}
