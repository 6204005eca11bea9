import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** Which folders of src a folder may import from, besides itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  exporters: ['core'],
  site: ['core'],
  node: ['core', 'exporters', 'site', 'integrations'],
  browser: ['core'],
  cli: ['core', 'exporters', 'site', 'node'],
  integrations: ['core', 'exporters', 'site', 'node'],
  pages: ['core', 'site', 'layouts', 'components'],
  layouts: ['core', 'site', 'components', 'styles'],
  components: ['core', 'site', 'layouts'],
  bench: ['core', 'site', 'node'],
  'middleware.ts': ['integrations'],
  'env.d.ts': ['integrations'],
};

interface Import {
  readonly file: string;
  readonly target: string;
}

async function imports(): Promise<Import[]> {
  const entries = await readdir(src, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(ts|mjs|astro)$/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));
  const found = await Promise.all(files.map(async (path) => {
    const text = await readFile(path, 'utf8');
    return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => ({ file: path.slice(src.length + 1).split(sep).join('/'), target: match[1]! }));
  }));
  return found.flat();
}

const folderOf = (path: string): string => path.split('/')[0]!;

test('imports between the folders of src go one way', async () => {
  const wrong = (await imports()).filter(({ target }) => target.startsWith('.')).flatMap(({ file, target }) => {
    const from = folderOf(file);
    const to = folderOf(normalize(join(dirname(file), target)).split(sep).join('/'));
    return from === to || mayImport[from]?.includes(to) ? [] : [`${file} imports ${target}`];
  });
  assert.deepEqual(wrong, []);
});

test('core knows no node:, no Astro and no browser', async () => {
  const wrong = (await imports()).filter(({ file, target }) => folderOf(file) === 'core' && /^(node:|astro|fs$|path$)/.test(target));
  assert.deepEqual(wrong, []);
});

test('relative imports name the file with its ending', async () => {
  const wrong = (await imports()).filter(({ target }) => target.startsWith('.') && !/\.(ts|mjs|astro|css|json)(\?.*)?$/.test(target));
  assert.deepEqual(wrong, []);
});
