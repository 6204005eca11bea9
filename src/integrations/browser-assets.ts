import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { byText } from '../core/order.ts';
import type { SiteAssets } from './locals.ts';

/** A file to write; `path` from the site's root. */
export interface AssetFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

const style = 'src/styles/site.css';
const scriptFolder = 'src/browser';
interface Script {
  readonly name: string;
  readonly source: string;
  readonly isWorker: boolean;
}

/** The scripts: `src/browser/<name>.entry.ts` for a page, `<name>.worker.ts` for a worker. What lies beside and below are their parts. */
async function findScripts(program: string): Promise<Script[]> {
  const files = await readdir(join(program, scriptFolder));
  return files.flatMap((file): Script[] => {
    const [, name, kind] = /^(.+)\.(entry|worker)\.ts$/.exec(file) ?? [];
    return name === undefined ? [] : [{ name, source: `${scriptFolder}/${file}`, isWorker: kind === 'worker' }];
  }).sort((a, b) => byText(a.name, b.name));
}

/**
 * A worker runs its script. A page that was opened by double click may begin no worker from a file, but from a text: there the same script,
 * loaded by the page, leaves the program behind as the function `leadlineWorker`, whose text it is.
 */
const workerFrame = { banner: 'self.leadlineWorker=function(){', footer: '};if(!self.document)self.leadlineWorker();' };

/** The addresses under which Vite serves the sources themselves. */
export async function devAssets(program: string): Promise<SiteAssets> {
  const scripts = await findScripts(program);
  return { css: `/${style}`, scripts: Object.fromEntries(scripts.map(({ name, source }) => [name, `/${source}`])) };
}

/**
 * Bundles and minifies the style and every script into `assets/`, names with a hash of the content.
 * Scripts become classic ones, because a browser refuses modules under `file://`.
 */
export async function bundleAssets(program: string): Promise<{ files: AssetFile[]; assets: SiteAssets }> {
  const css = (await bundle(program, 'site', style, {})).filter((output) => output.type === 'asset');
  const files: AssetFile[] = css.map(({ fileName, source }) => ({ path: fileName, content: source }));
  const scripts: Record<string, string> = {};
  for (const { name, source, isWorker } of await findScripts(program)) {
    for (const output of await bundle(program, name, source, { format: 'iife', ...(isWorker && workerFrame) })) {
      files.push({ path: output.fileName, content: output.type === 'chunk' ? output.code : output.source });
      if (output.type === 'chunk' && output.isEntry) scripts[name] = output.fileName;
    }
  }
  return { files, assets: { css: css.find(({ fileName }) => fileName.endsWith('.css'))!.fileName, scripts } };
}

async function bundle(program: string, name: string, source: string, output: Rolldown.OutputOptions): Promise<Rolldown.RolldownOutput['output']> {
  const result = await build({
    root: program,
    configFile: false,
    logLevel: 'error',
    base: './',
    publicDir: false,
    build: {
      write: false,
      // What long-term distributions still ship; Safari from the first that knows lookbehind, which cannot be lowered.
      target: ['chrome109', 'firefox115', 'safari16.4'],
      modulePreload: false,
      assetsInlineLimit: 1024,
      rolldownOptions: {
        input: { [name]: join(program, source) },
        output: { ...output, hashCharacters: 'hex', entryFileNames: 'assets/[name].[hash].js', assetFileNames: 'assets/[name].[hash][extname]' },
      },
    },
  });
  return (Array.isArray(result) ? result[0]! : (result as Rolldown.RolldownOutput)).output;
}
