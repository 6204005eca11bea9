import { mkdtemp, mkdir, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Route } from '../../src/site/routes.ts';
import { openRenderer } from '../../src/node/build/renderer.ts';
import { writeSite, type WrittenSite } from '../../src/node/build/write-site.ts';

const program = fileURLToPath(new URL('fixtures/program', import.meta.url));

/** A page of the fixture program: its title and the HTML below it; `throws` makes its template throw that message. */
export interface TrialPage {
  readonly id: string;
  readonly html: string;
  readonly throws?: string;
}

/** An empty project folder. */
export async function trialFolder(name = 'project'): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'leadline-build-')), name);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Compiling the templates takes a second, so tests that are not about it share the result. */
export const sharedRenderers = await mkdtemp(join(tmpdir(), 'leadline-renderers-'));

/** Writes the site of `pages` to `<root>/dist`, with the real renderer and the real search index. */
export async function writeTrialSite(root: string, pages: readonly TrialPage[], renderers = sharedRenderers): Promise<WrittenSite> {
  return writeSite({
    routes: trialRoutes(pages),
    renderer: await openRenderer(program, renderers),
    publicFolder: join(root, 'public'),
    cache: join(root, '.leadline/cache'),
    out: join(root, 'dist'),
  });
}

/** The fixture's templates read these props; they are not those of the real pages. */
function trialRoutes(pages: readonly TrialPage[]): Route[] {
  const route = (path: string, kind: string, props: object): Route => ({ path, page: () => ({ kind, path, props }) as never });
  return [
    route('index.html', 'home', { ids: pages.map(({ id }) => id) }),
    ...pages.map(({ id, html, throws }) => route(`incidents/${id}.html`, 'incident', { title: `Title of ${id}`, html, throws })),
    route('404.html', 'notFound', {}),
  ];
}

/** Content of every file below `folder`, by path, hidden ones too. */
export async function filesBelow(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(await Promise.all(paths.map(async (path) => [relative(folder, path), await readFile(path, 'latin1')] as const)));
}
