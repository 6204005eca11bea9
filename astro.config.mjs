import { defineConfig } from 'astro/config';
import { rendererAdapter } from './src/integrations/adapter.ts';
import { devContent } from './src/integrations/dev-content.ts';

export default defineConfig({
  output: 'server',
  adapter: rendererAdapter(),
  integrations: [devContent()],
  cacheDir: './.leadline/astro',
  trailingSlash: 'ignore',
  compressHTML: true,
  devToolbar: { enabled: false },
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  server: { port: 4321, host: '127.0.0.1' },
});
