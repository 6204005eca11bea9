import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import * as pagefind from 'pagefind';
import { spaceOutHtml } from '../../core/search/unspaced.ts';

/** Indexes `paths`, in this order, into `folder`; on a thread of its own, because the Pagefind module runs one process a thread. */
export interface SearchJob {
  /** Repeated in the answer. */
  readonly number: number;
  /** Folder that holds the pages. */
  readonly site: string;
  /** From the site's root. */
  readonly paths: readonly string[];
  readonly folder: string;
  /** Keep Pagefind's own script and WebAssembly; one part of a site needs them. */
  readonly withScript: boolean;
}

export interface SearchAnswer {
  readonly number: number;
  /** What went wrong. */
  readonly problem?: string;
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

/** One index for all languages: a page in Chinese is found from a page in English. */
const createIndex = (): ReturnType<typeof pagefind.createIndex> => pagefind.createIndex({ forceLanguage: 'en', includeCharacters, keepIndexUrl: true });

/** Made before there is a part to index, so that Pagefind's process has started. */
let ready: ReturnType<typeof createIndex> | undefined = createIndex();
// What went wrong is told to whoever asks for the first part.
ready.catch(() => {});

function nextIndex(): ReturnType<typeof createIndex> {
  const index = ready ?? createIndex();
  ready = undefined;
  return index;
}

async function buildIndex({ site, paths, folder, withScript }: SearchJob): Promise<void> {
  const { index } = sound(await nextIndex());
  if (!index) throw new Error('Pagefind gave no index.');
  for (let first = 0; first < paths.length; first += batchSize) {
    // Sent in this order, in which Pagefind numbers them; waiting for each answer would leave it idle.
    const answers = await Promise.all(paths.slice(first, first + batchSize).map((path) => {
      const content = readFileSync(join(site, path), 'utf8');
      return content.includes('data-pagefind-body') ? index.addHTMLFile({ sourcePath: path, content: spaceOutHtml(withBlanks(content)) }) : undefined;
    }));
    for (const answer of answers) if (answer) sound(answer);
  }
  sound(await index.writeFiles({ outputPath: folder }));
  await index.deleteIndex();
  for (const name of readdirSync(folder)) if (neverNeeded.test(name) || (!withScript && script.test(name))) rmSync(join(folder, name));
}

function sound<T extends { readonly errors: readonly string[] }>(response: T): T {
  if (response.errors.length > 0) throw new Error(`Pagefind: ${response.errors.join('; ')}`);
  return response;
}

/** One after the other, so that pages are never numbered across jobs. */
let working = Promise.resolve();

parentPort!.on('message', (job: SearchJob | 'close') => {
  working = working.then(async () => {
    if (job === 'close') {
      await pagefind.close();
      parentPort!.close();
      return;
    }
    const answer = await buildIndex(job).then(() => ({}), (error: unknown) => ({ problem: error instanceof Error ? error.message : String(error) }));
    parentPort!.postMessage({ number: job.number, ...answer } satisfies SearchAnswer);
  });
});
