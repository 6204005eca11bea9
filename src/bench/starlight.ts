import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordText } from './record-text.ts';
import { runMeasured, type Measured } from './run-measured.ts';
import { setAside } from './set-aside.ts';

export interface StarlightRun {
  readonly cold: Measured;
  readonly site: string;
  readonly root: string;
}

const versions = { astro: '7.3.5', '@astrojs/starlight': '0.42.4', '@astrojs/markdown-remark': '7.3.0' };

/** No page lists all others, and no picture is converted: both would only make Starlight slower. */
const config = `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
export default defineConfig({
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  integrations: [starlight({ title: 'Bench', sidebar: [{ label: 'First', slug: 'incidents/case-1' }] })],
});
`;

/** Builds the same records with Starlight, its search index included. Installs it into a temporary folder with npm. */
export async function benchStarlight(count: number): Promise<StarlightRun> {
  const root = await mkdtemp(join(tmpdir(), 'leadline-starlight-'));
  try {
    await writeStarlightProject(root, count);
    await runMeasured('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], root);
    const cold = await buildStarlightCold(root);
    return { cold, site: join(root, 'dist'), root };
  } catch (error) {
    await rm(root, { recursive: true, force: true });
    throw error;
  }
}

export async function buildStarlightCold(root: string): Promise<Measured> {
  await setAside(root, ['.astro', 'dist', 'node_modules/.astro', 'node_modules/.vite']);
  return runMeasured(process.execPath, [join(root, 'node_modules/astro/bin/astro.mjs'), 'build'], root);
}

async function writeStarlightProject(root: string, count: number): Promise<void> {
  const docs = join(root, 'src/content/docs');
  await mkdir(join(docs, 'incidents'), { recursive: true });
  await writeFile(join(root, 'package.json'), JSON.stringify({ name: 'bench', private: true, type: 'module', dependencies: versions }));
  await writeFile(join(root, 'astro.config.mjs'), config);
  await writeFile(join(root, 'src/content.config.ts'), `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`);
  await writeFile(join(docs, 'index.md'), '---\ntitle: Home\n---\nHome.\n');
  for (let number = 1; number <= count; number++) {
    const { id, title, body } = recordText(number);
    await writeFile(join(docs, 'incidents', `${id}.md`), `---\ntitle: ${title}\n---\n\n${body}`);
  }
}
