import { mkdirSync, readdirSync, readFileSync, replaceFile, statSync } from './quick-fs.ts';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LocateIndex } from '../core/startup/locate/locate-index.ts';
import type { CatalogueCards, KeptSignatures } from './catalogue.ts';

/** The catalogue of the last run, kept as long as no file that it is made from has changed. Losing it costs only time. */
export interface CatalogueCache {
  read(): KeptCatalogue | undefined;
  write(cards: CatalogueCards, signatures: KeptSignatures, locateIndex: LocateIndex): void;
}

/** What is kept; each part is parsed when it is asked for. */
export interface KeptCatalogue {
  readonly cards: CatalogueCards;
  readonly signatures: () => KeptSignatures;
  /** `undefined` when it was lost. */
  readonly locateIndex: () => LocateIndex | undefined;
}

/** A file that was written so shortly ago could be written again within the resolution of its dates. */
const tooFresh = 20;

/** Everything here is synchronous: with a handful of files that is several times quicker than waiting for each. */
export function catalogueCache(root: string): CatalogueCache {
  const folder = join(root, '.leadline/cache');
  const path = join(folder, 'catalogue.ndjson');
  // Apart, for it is as large as all else, and only one command needs it.
  const locatePath = join(folder, 'locate-index.ndjson');
  const now = Date.now();
  const { stamp, newest } = stampOf(root);
  return {
    read() {
      try {
        // Three lines, so that a list does not parse signatures: what it was made from, the cards, the signatures.
        const [made, cards, signatures] = linesOf(path);
        if (made !== stamp) return undefined;
        return {
          cards: JSON.parse(cards!) as CatalogueCards,
          signatures: () => JSON.parse(signatures!) as KeptSignatures,
          locateIndex() {
            try {
              const [of, index] = linesOf(locatePath);
              return of === stamp ? JSON.parse(index!) as LocateIndex : undefined;
            } catch {
              return undefined;
            }
          },
        };
      } catch {
        return undefined;
      }
    },
    write(cards, signatures, locateIndex) {
      if (newest > now - tooFresh) return;
      try {
        mkdirSync(folder, { recursive: true });
        replaceFile(locatePath, `${stamp}\n${asciiJson(locateIndex)}\n`);
        replaceFile(path, `${stamp}\n${asciiJson(cards)}\n${asciiJson(signatures)}\n`);
      } catch {
        // A read-only or full disk must not stop anybody from reading a record.
      }
    },
  };
}

/** In ASCII, which is read without being decoded, and takes half the memory of a text with one character beyond Latin-1. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

const linesOf = (path: string): string[] => readFileSync(path, 'latin1').split('\n');

/** Path, size, dates and inode of each file that decides the catalogue: content, pointer lock, compiler. */
function stampOf(root: string): { readonly stamp: string; readonly newest: number } {
  const program = fileURLToPath(new URL('../..', import.meta.url));
  const daemons = namesIn(join(root, 'content/startup')).map((daemon) => join(root, 'content/startup', daemon));
  const paths = [
    ...[join(root, 'content/incidents'), join(root, 'runbooks'), ...daemons].flatMap((folder) => namesIn(folder).map((name) => join(folder, name))),
    join(root, 'content/pointers.lock.json'),
    ...filesBelow(join(program, 'src/core')),
    ...namesIn(join(program, 'src/node')).map((name) => join(program, 'src/node', name)),
    join(program, 'package-lock.json'),
    join(program, 'package.json'),
  ];
  let newest = 0;
  const entries = paths.map((path) => {
    const file = statSync(path, { throwIfNoEntry: false });
    if (!file) return [path];
    newest = Math.max(newest, file.ctimeMs);
    return [path, file.size, file.mtimeMs, file.ctimeMs, file.ino];
  });
  return { stamp: asciiJson(entries), newest };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** By hand: `readdirSync` with `recursive` and `withFileTypes` takes ten times as long. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]));
}
