import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import * as pagefind from 'pagefind';

/** Indexes `paths`, in this order, into `folder`; a thread of its own, because the Pagefind module runs one process at a time. */
export interface SearchJob {
  /** Folder that holds the pages. */
  readonly site: string;
  /** From the site's root. */
  readonly paths: readonly string[];
  readonly folder: string;
  /** Keep Pagefind's own script and WebAssembly; one part of a site needs them. */
  readonly withScript: boolean;
}

/**
 * Kept as parts of words, because people search for `$HOME` and `count=0`. Pagefind itself finds `--log-level=debug`,
 * `docker-containerd.sock` and `/var/lib/docker`; with more characters kept, a quoted phrase with a colon finds nothing.
 */
const includeCharacters = '$=';

/** The site has its own search page; Pagefind's ready-made ones, and the WebAssembly for other languages, would only weigh. */
const neverNeeded = /^(pagefind-(ui|modular-ui|component-ui|highlight)\.|wasm\.unknown\.)/;
const script = /^(pagefind\.js|pagefind-worker\.js|wasm\.)/;

const batchSize = 32;

/** Pagefind parts words at blanks only, and would glue a command to the caption above it and a cell to its neighbour. */
const withBlanks = (html: string): string => html.replace(/<(?:pre|td|th|dt|dd|figcaption|summary|div|section|ul|ol|li|p|br)\b/g, ' $&');

async function buildIndex({ site, paths, folder, withScript }: SearchJob): Promise<void> {
  // One index for all languages: a page in Chinese is found from a page in English.
  const { index } = sound(await pagefind.createIndex({ forceLanguage: 'en', includeCharacters, keepIndexUrl: true }));
  if (!index) throw new Error('Pagefind gave no index.');
  for (let first = 0; first < paths.length; first += batchSize) {
    const batch = paths.slice(first, first + batchSize);
    const contents = await Promise.all(batch.map((path) => readFile(join(site, path), 'utf8')));
    // Sent in this order, in which Pagefind numbers them; waiting for each answer would leave it idle.
    const answers = await Promise.all(batch.map((path, position) => {
      const content = contents[position]!;
      return content.includes('data-pagefind-body') ? index.addHTMLFile({ sourcePath: path, content: withBlanks(content) }) : undefined;
    }));
    for (const answer of answers) if (answer) sound(answer);
  }
  sound(await index.writeFiles({ outputPath: folder }));
  await pagefind.close();
  const names = await readdir(folder);
  await Promise.all(names.filter((name) => neverNeeded.test(name) || (!withScript && script.test(name))).map((name) => rm(join(folder, name))));
}

function sound<T extends { readonly errors: readonly string[] }>(response: T): T {
  if (response.errors.length > 0) throw new Error(`Pagefind: ${response.errors.join('; ')}`);
  return response;
}

await buildIndex(workerData as SearchJob);
parentPort!.postMessage('done');
