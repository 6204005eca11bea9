import { copyFileSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Files of a cache that a site shares by hard links: an unchanged page is written once in its life. Whoever edits a file of the
 * site in place edits the cache too, so each file's size and date are noted, and one that has others is no longer used.
 */
export interface KeptFiles {
  /** Whether the file is as it was when it was noted. */
  isIntact(name: string): boolean;
  /** Notes a file that was written just now. */
  note(name: string): void;
  /** Puts the file at `path` too. */
  link(name: string, path: string): void;
  /** Writes the notes of files for which `isKept`; what is not saved counts as unknown next time. */
  save(isKept: (name: string) => boolean): void;
}

/** Holds the notes; it is no kept file itself. */
export const notesFile = 'notes.json';

/** @param folder made when it is missing; names are paths from it */
export function keptFiles(folder: string): KeptFiles {
  mkdirSync(folder, { recursive: true });
  const notes = new Map(readNotes(join(folder, notesFile)));
  return {
    isIntact: (name) => notes.has(name) && notes.get(name) === stampOf(join(folder, name)),
    note: (name) => void notes.set(name, stampOf(join(folder, name))!),
    link: (name, path) => linkOrCopy(join(folder, name), path),
    save: (isKept) => writeFileSync(join(folder, notesFile), JSON.stringify([...notes].filter(([name]) => isKept(name)))),
  };
}

function readNotes(path: string): [string, string][] {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as [string, string][];
  } catch {
    return [];
  }
}

function stampOf(path: string): string | undefined {
  const file = statSync(path, { throwIfNoEntry: false });
  return file && `${file.size} ${file.mtimeMs}`;
}

/** Another disk, and some file systems, have no hard links. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** Paths of all files below `folder`, from it. */
export function filesBelow(folder: string, inside = ''): string[] {
  return readdirSync(join(folder, inside), { withFileTypes: true }).flatMap((entry) => {
    const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(folder, path) : [path];
  });
}
