import { buildSite } from '../node/build/build-site.ts';

/** Builds the project whose folder is the argument; what `leadline build` does, without its words. */
const { ok, diagnostics } = await buildSite({ root: process.argv[2]! });
if (!ok) {
  console.error(diagnostics.filter(({ severity }) => severity === 'error').slice(0, 5));
  process.exitCode = 1;
}
