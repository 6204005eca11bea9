#!/usr/bin/env node
// The command line program. Its sources are TypeScript, which an older system Node cannot run: then a newer one takes over.
import { fileURLToPath } from 'node:url';
import { findNode, noNodeMessage } from './node-for-leadline.mjs';

const main = new URL('../src/cli/main.ts', import.meta.url);
const node = findNode();
if (node === process.execPath) {
  // Keeps compiled modules between runs; a folder that cannot be written costs only time.
  const { enableCompileCache, registerHooks } = await import('node:module');
  enableCompileCache();
  // Our own files name each other in full; Node would look for each of them, for its package and for symbolic links all the same.
  registerHooks?.({
    resolve: (specifier, context, next) => (specifier.startsWith('.') && specifier.endsWith('.ts')
      ? { url: new URL(specifier, context.parentURL).href, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context)),
  });
  process.argv[1] = fileURLToPath(main);
  await import(main.href);
} else if (node) {
  const { run } = await import('./run.mjs');
  process.exitCode = await run(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)]);
} else {
  console.error(noNodeMessage);
  process.exitCode = 2;
}
