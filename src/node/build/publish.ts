import { existsSync, rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../problem.ts';

/** A site being written beside the published one. */
export interface Staging {
  /** Write the whole site here. */
  readonly folder: string;
  /** Puts the new site into the place of the old one. */
  publish(): Promise<void>;
  /** Removes what was written; the old site stays. May be called after `publish` too. */
  discard(): void;
}

/** File by which a folder is known to be a built site, so that no other folder is ever replaced. */
export const siteMark = '404.html';

/** @throws Problem when `out` holds something that is no built site */
export async function openStaging(out: string): Promise<Staging> {
  const beside = (what: string): string => join(dirname(out), `.${basename(out)}.${what}`);
  const folder = beside('next');
  const previous = beside('previous');
  await refuseForeignFolder(out);
  await mkdir(dirname(out), { recursive: true });
  await recoverPublished(out);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  return {
    folder,
    async publish() {
      if (existsSync(out)) await rename(out, previous);
      try {
        await rename(folder, out);
      } catch (error) {
        if (existsSync(previous)) await rename(previous, out);
        throw error;
      }
      await rm(previous, { recursive: true, force: true });
    },
    discard: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Puts the old site back where a build was killed between the two renames of `publish`. */
export async function recoverPublished(out: string): Promise<void> {
  const previous = join(dirname(out), `.${basename(out)}.previous`);
  if (!existsSync(previous)) return;
  if (existsSync(out)) await rm(previous, { recursive: true, force: true });
  else await rename(previous, out);
}

async function refuseForeignFolder(out: string): Promise<void> {
  if (!existsSync(out)) return;
  const names = (await stat(out)).isDirectory() ? await readdir(out) : ['a file'];
  if (names.length === 0 || names.includes(siteMark)) return;
  throw new Problem(
    `${out} exists and is no built site, so it was left alone.`,
    'Choose another folder with --out, or empty this one.',
  );
}
