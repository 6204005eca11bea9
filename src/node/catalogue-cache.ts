import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from './quick-fs.ts';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LocateIndex } from '../core/startup/locate/locate-index.ts';
import type { Catalogue, CatalogueCards, KeptSignatures } from './catalogue.ts';

/** The catalogue of the last run, kept as long as no file that it is made from has changed. Losing it costs only time. */
export interface CatalogueCache {
  read(): ({ readonly cards: CatalogueCards } & Pick<Catalogue, 'signatures' | 'locateIndex'>) | undefined;
  write(cards: CatalogueCards, signatures: KeptSignatures, locateIndex: LocateIndex): void;
}

/** A file that was written so shortly ago could be written again within the resolution of its dates. */
const tooFresh = 20;

/** Everything here is synchronous: with a handful of files that is several times quicker than waiting for each. */
export function catalogueCache(root: string): CatalogueCache {
  const path = join(root, '.leadline/cache/catalogue.ndjson');
  const now = Date.now();
  const { stamp, newest } = stampOf(root);
  return {
    read() {
      try {
        // Four lines, so that a list does not parse signatures: what it was made from, the cards, the signatures, the start-up orders.
        const [made, cards, signatures, orders] = readFileSync(path, 'utf8').split('\n');
        if (made !== stamp) return undefined;
        return {
          cards: JSON.parse(cards!) as CatalogueCards,
          signatures: () => JSON.parse(signatures!) as KeptSignatures,
          locateIndex: () => JSON.parse(orders!) as LocateIndex,
        };
      } catch {
        return undefined;
      }
    },
    write(cards, signatures, locateIndex) {
      if (newest > now - tooFresh) return;
      const part = `${path}.${process.pid}`;
      try {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(part, `${stamp}\n${JSON.stringify(cards)}\n${JSON.stringify(signatures)}\n${JSON.stringify(locateIndex)}\n`);
        renameSync(part, path);
      } catch {
        // A read-only or full disk must not stop anybody from reading a record.
      }
    },
  };
}

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
  return { stamp: JSON.stringify(entries), newest };
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
