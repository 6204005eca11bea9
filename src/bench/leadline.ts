import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { editOneRecord, writeProject } from './project.ts';
import { runMeasured, type Measured } from './run-measured.ts';
import { setAside } from './set-aside.ts';

export interface LeadlineRun {
  readonly count: number;
  readonly bytes: number;
  /** Nothing cached: pages are compiled, every record is read, the index is built. */
  readonly cold: Measured;
  /** One record edited since. */
  readonly warm: Measured;
  /** Folder of the site; remove `root` when done. */
  readonly site: string;
  readonly root: string;
}

const program = fileURLToPath(new URL('../../bin/leadline.mjs', import.meta.url));

export async function benchLeadline(count: number): Promise<LeadlineRun> {
  const root = await mkdtemp(join(tmpdir(), 'leadline-bench-'));
  try {
    const bytes = await writeProject(root, count);
    const cold = await buildLeadline(root);
    await editOneRecord(root, count);
    const warm = await buildLeadline(root);
    return { count, bytes, cold, warm, site: join(root, 'dist'), root };
  } catch (error) {
    await rm(root, { recursive: true, force: true });
    throw error;
  }
}

/** As somebody would who has just cloned the project at `root`. */
export async function buildLeadlineCold(root: string): Promise<Measured> {
  await setAside(root, ['.leadline', 'dist']);
  return buildLeadline(root);
}

/** Builds with what is cached. */
export const buildLeadline = (root: string): Promise<Measured> => runMeasured(process.execPath, [program, 'build', '--root', root], root);
