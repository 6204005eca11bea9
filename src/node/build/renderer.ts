import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import type { PageLocals, SiteAssets } from '../../integrations/locals.ts';
import { hashSources } from '../compile-cache.ts';
import { withModuleCache } from '../module-cache.ts';
import { Problem } from '../problem.ts';

/** The compiled pages, and the styles and scripts that they name. */
export interface Renderer {
  /** Hash of everything that decides how a page looks, besides its props. */
  readonly key: string;
  readonly assets: SiteAssets;
  /** Folder whose content is copied into the site. */
  readonly files: string;
  readonly renderPage: (locals: PageLocals) => Promise<string>;
}

/**
 * Builds the renderer, or takes the one of an earlier run when no source has changed since.
 *
 * @param program folder that holds `src` and `astro.config.mjs`
 * @param cache folder to keep renderers in
 */
export async function openRenderer(program: string, cache: string): Promise<Renderer> {
  const key = await rendererKey(program);
  const folder = join(cache, key);
  if (!existsSync(folder)) await buildRenderer(program, cache, folder);
  const entry = pathToFileURL(join(folder, 'server/entry.mjs')).href;
  const [{ renderPage }, assets] = await Promise.all([
    import(entry) as Promise<{ renderPage: Renderer['renderPage'] }>,
    readFile(join(folder, 'assets.json'), 'utf8').then((text) => JSON.parse(text) as SiteAssets),
  ]);
  return { key, assets, files: join(folder, 'files'), renderPage };
}

async function rendererKey(program: string): Promise<string> {
  const read = (name: string) => readFile(join(program, name), 'utf8').catch(() => '');
  return (await hashSources([join(program, 'src')], [await read('astro.config.mjs'), await read('package-lock.json')])).slice(0, 16);
}

async function buildRenderer(program: string, cache: string, folder: string): Promise<void> {
  const part = `${folder}.${process.pid}`;
  await mkdir(cache, { recursive: true });
  try {
    await run([fileURLToPath(new URL('./renderer-process.ts', import.meta.url)), program, part]);
    // One that only another process can have finished meanwhile is as good as ours.
    await rename(part, folder).catch((error: unknown) => { if (!existsSync(folder)) throw error; });
  } finally {
    await rm(part, { recursive: true, force: true });
  }
  const old = (await readdir(cache)).filter((name) => join(cache, name) !== folder);
  await Promise.all(old.map((name) => rm(join(cache, name), { recursive: true, force: true })));
}

function run(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env: withModuleCache() });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => void (text += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => void (text += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Problem(`The pages could not be compiled.\n${stripVTControlCharacters(text).trim()}`, 'Mend the file that is named above, below src.'))));
  });
}
