import type { AstroIntegration } from 'astro';

/**
 * Makes `astro build` emit a module that renders single pages on request, see `renderer-entry.ts`.
 * The build calls it for exactly the pages that changed; no server is ever deployed.
 */
export function rendererAdapter(): AstroIntegration {
  return {
    name: 'leadline:renderer',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        // The renderer is kept beside the content, where no node_modules need lie.
        if (command === 'build') updateConfig({ vite: { environments: { ssr: { resolve: { noExternal: true } } } } });
      },
      'astro:config:done': ({ setAdapter }) => setAdapter({
        name: 'leadline:renderer',
        entrypointResolution: 'auto',
        serverEntrypoint: new URL('./renderer-entry.ts', import.meta.url),
        adapterFeatures: { buildOutput: 'server' },
        supportedAstroFeatures: { serverOutput: 'stable', staticOutput: 'unsupported', hybridOutput: 'unsupported', sharpImageService: 'unsupported' },
      }),
    },
  };
}
