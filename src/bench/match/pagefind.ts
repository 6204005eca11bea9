import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as pagefind from 'pagefind';
import type { Contender, RecordWords } from './contender.ts';

/** What of Pagefind's browser module is used. */
interface PagefindModule {
  options(options: object): Promise<void>;
  search(text: string): Promise<{ readonly results: readonly { readonly score: number; data(): Promise<{ readonly url: string }> }[] }>;
}

/** As many as the search page shows at first. */
const mostLoaded = 10;

/** Pagefind over the same records, run in this process instead of a browser. */
export async function pagefindContender(records: readonly RecordWords[]): Promise<Contender> {
  const folder = await mkdtemp(join(tmpdir(), 'leadline-pagefind-'));
  const { index } = await pagefind.createIndex({ forceLanguage: 'en', includeCharacters: '$=' });
  for (const { id, title, text } of records) {
    await index!.addHTMLFile({ sourcePath: `${id}.html`, content: `<html lang="en"><body><h1>${escape(title)}</h1><pre>${escape(text)}</pre></body></html>` });
  }
  await index!.writeFiles({ outputPath: folder });
  await pagefind.close();
  const inBrowser = await loadModule(folder);
  return {
    name: 'Pagefind',
    rank: async (text) => Promise.all((await inBrowser.search(text)).results.slice(0, mostLoaded)
      .map(async (result) => ({ record: (await result.data()).url.replace(/^\/|\.html$/g, ''), score: result.score }))),
  };
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Pagefind fetches the parts of its index; here they lie on the disk. */
async function loadModule(folder: string): Promise<PagefindModule> {
  const fetchRemote = globalThis.fetch;
  globalThis.fetch = async (address, options) => {
    const url = new URL(String(address));
    if (url.protocol !== 'file:') return fetchRemote(address, options);
    url.search = '';
    return new Response(await readFile(fileURLToPath(url)));
  };
  const inBrowser = await import(pathToFileURL(join(folder, 'pagefind.js')).href) as PagefindModule;
  await inBrowser.options({ basePath: `${pathToFileURL(folder).href}/`, noWorker: true });
  return inBrowser;
}
