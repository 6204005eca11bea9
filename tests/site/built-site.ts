import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSite } from '../../src/node/build/build-site.ts';
import { hashSources } from '../../src/node/compile-cache.ts';

const program = fileURLToPath(new URL('../..', import.meta.url));
const small = fileURLToPath(new URL('project', import.meta.url));
const kept = join(program, '.leadline/test-sites');
const parts = ['content', 'runbooks', 'public'];

/** Older sites than this belong to no running test, in milliseconds. */
const keepFor = 900_000;

/**
 * Folder of a built site: of this repository's own content, or of the small project beside this file, whose records differ
 * in component, status and version. Built once for all tests that see the same sources; tests must not write to it.
 */
export async function builtSite(name: 'own' | 'small' = 'own'): Promise<string> {
  const from = name === 'own' ? program : small;
  const key = (await hashSources([join(program, 'src'), ...parts.map((part) => join(from, part)).filter(existsSync)], [name])).slice(0, 16);
  const folder = join(kept, `${name}-${key}`);
  if (!existsSync(folder)) await build(from, folder);
  return join(folder, 'dist');
}

async function build(from: string, folder: string): Promise<void> {
  const root = `${folder}.${process.pid}`;
  mkdirSync(root, { recursive: true });
  for (const old of readdirSync(kept).map((entry) => join(kept, entry))) {
    if (Date.now() - statSync(old).mtimeMs > keepFor) rmSync(old, { recursive: true, force: true });
  }
  try {
    for (const part of parts) if (existsSync(join(from, part))) cpSync(join(from, part), join(root, part), { recursive: true });
    shareRenderer(root);
    const { ok, diagnostics } = await buildSite({ root });
    if (!ok) throw new Error(`The content has errors:\n${diagnostics.map(({ code, place, message }) => `${place.file}:${place.line} ${code} ${message}`).join('\n')}`);
    rmSync(join(root, '.leadline/cache'), { recursive: true, force: true });
    // One that another process has finished meanwhile is as good as ours.
    await rename(root, folder).catch((error: unknown) => { if (!existsSync(folder)) throw error; });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Compiling the templates takes longer than all else and does not depend on the content; `builtSite` leaves them for others. */
export function shareRenderer(root: string): void {
  for (const other of readdirSync(kept).map((entry) => join(kept, entry, '.leadline/renderer'))) {
    if (existsSync(other) && !other.startsWith(root)) {
      cpSync(other, join(root, '.leadline/renderer'), { recursive: true });
      return;
    }
  }
}
