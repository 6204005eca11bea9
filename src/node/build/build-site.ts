import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../../core/diagnostics/format.ts';
import { drawMermaid } from '../../core/diagram/draw.ts';
import type { KnowledgeBase } from '../../core/knowledge-base/knowledge-base.ts';
import { placedPointers } from '../../core/knowledge-base/placed-pointers.ts';
import { readExcerpts, type ReadExcerpts } from '../../core/source/read-excerpts.ts';
import { exporters } from '../../exporters/index.ts';
import type { OutputFile } from '../../exporters/output-file.ts';
import { routes } from '../../site/routes.ts';
import { gitReader } from '../git-reader.ts';
import { loadKnowledgeBase, type LoadedKnowledgeBase } from '../load-knowledge-base.ts';
import { takeBuildLock } from './build-lock.ts';
import { cachedDraw } from './cached-draw.ts';
import { openRenderer } from './renderer.ts';
import { searchWorkers } from './search-workers.ts';
import { writeSite, type WrittenSite } from './write-site.ts';

export interface BuildOptions {
  /** The project's folder: content is read below it, caches are kept in its `.leadline`. */
  readonly root: string;
  /** Where the site goes; `dist` in the project's folder by default. */
  readonly out?: string;
  /** Show the lines that verified pointers mean, from these clones: `owner/name` → path. Without it pages have none. */
  readonly excerptsFrom?: Readonly<Record<string, string>>;
  /** Told what begins, a few words each. */
  readonly log?: (step: string) => void;
}

export interface BuildResult {
  /** False when content has errors, or a clone cannot be used; then nothing was written. */
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: LoadedKnowledgeBase['sources'];
  /** Absolute path of the site. */
  readonly out: string;
  readonly site?: WrittenSite;
  /** What was read for `excerptsFrom`. */
  readonly excerpts?: ReadExcerpts;
}

/** Folder of this program, with `src` and `astro.config.mjs`. */
const program = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Builds the site of one project. What is cached in `.leadline` is taken from there when nothing that it is made from
 * has changed; the result is the same to the byte.
 *
 * @throws Problem when the machine stands in the way: another build is running, the folder cannot be written
 */
export async function buildSite({ root: givenRoot, out: givenOut, excerptsFrom, log = () => {} }: BuildOptions): Promise<BuildResult> {
  const root = resolve(givenRoot);
  const out = resolve(root, givenOut ?? 'dist');
  const state = join(root, '.leadline');
  const release = takeBuildLock(join(state, 'build.lock'));
  const indexers = searchWorkers();
  try {
    log('Reading content');
    const opening = openRenderer(program, join(state, 'renderer'));
    opening.catch(() => {});
    // The indexers load while this thread links, which leaves the other cores idle.
    const { kb, diagnostics: ofContent, sources } = await loadKnowledgeBase(root, { compiled: (fresh) => indexers.start(fresh) });
    if (excerptsFrom) log('Reading the lines that source pointers mean');
    const excerpts = excerptsFrom && await readFrom(excerptsFrom, kb);
    const diagnostics = excerpts ? sortDiagnostics([...ofContent, ...excerpts.diagnostics]) : ofContent;
    if (diagnostics.some(({ severity }) => severity === 'error')) {
      await opening.catch(() => {});
      return { ok: false, diagnostics, sources, out };
    }
    const renderer = await opening;
    log('Writing pages');
    const draw = cachedDraw(drawOwn, join(state, 'cache/drawings'), renderer.key);
    const site = await writeSite({
      routes: routes(kb, draw, excerpts?.excerpts), renderer, indexers, exports: filesOf(kb), publicFolder: join(root, 'public'), cache: join(state, 'cache'), out,
    });
    return { ok: true, diagnostics, sources, out, site, ...(excerpts && { excerpts }) };
  } finally {
    await indexers.close();
    release();
  }
}

async function readFrom(clones: Readonly<Record<string, string>>, kb: KnowledgeBase): Promise<ReadExcerpts> {
  const git = gitReader(clones);
  try {
    return await readExcerpts(placedPointers(kb), git, kb.pointers);
  } finally {
    git.close();
  }
}

/** One after the other, so that no two formats are in memory at once. */
function* filesOf(kb: KnowledgeBase): Generator<OutputFile> {
  for (const exporter of Object.values(exporters)) yield* exporter(kb);
}

/** Draws a diagram that this program wrote. */
async function drawOwn(source: string) {
  const { value, diagnostics } = await drawMermaid(source);
  if (!value) throw new Error(`A diagram could not be drawn: ${diagnostics.map(({ message }) => message).join('; ')}\n${source}`);
  return value;
}
