import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'astro';
import { bundleAssets } from '../../integrations/browser-assets.ts';

/** Run as a process of its own, so that bundling uses the second core and its memory is given back. Arguments: program, folder to write. */
const [program, folder] = process.argv.slice(2) as [string, string];

process.env.ASTRO_TELEMETRY_DISABLED = '1';
try {
  // The project's public files are copied when the site is written, not into the renderer.
  await build({ root: program, outDir: folder, publicDir: join(folder, 'none'), logLevel: 'error', mode: 'production' });
  await refuseAstroAssets(join(folder, 'client'));
  await writeAssets(folder);
} catch (error) {
  // Bundlers put the place and a code frame into the message; the stack only shows their own insides.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function writeAssets(folder: string): Promise<void> {
  const { files, assets } = await bundleAssets(program);
  for (const file of files) {
    const path = join(folder, 'files', file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.content);
  }
  await writeFile(join(folder, 'assets.json'), JSON.stringify(assets));
}

/** Astro links what it emits itself with absolute addresses, which do not work in a folder opened by double click. */
async function refuseAstroAssets(client: string): Promise<void> {
  const emitted = await readdir(client, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = emitted.filter((entry) => entry.isFile()).map((entry) => entry.name);
  if (names.length > 0) {
    throw new Error(`Astro emitted ${names.join(', ')}. Put styles into src/styles and scripts into src/browser, not into <style> or <script> of a component.`);
  }
}
