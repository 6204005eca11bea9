import { relative, resolve } from 'node:path';
import type { AstroIntegration } from 'astro';

/** Request header with which the development server tells the middleware how often content has changed. */
export const contentVersionHeader = 'x-leadline-content-version';

const watched = ['content', 'runbooks', 'public'];

/** In `npm run dev`: an edited content file reloads the browser, and `/` is the home page. */
export function devContent(): AstroIntegration {
  return {
    name: 'leadline:dev-content',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        // What a build writes is not what is developed; watching it would reload the browser for every page.
        updateConfig({ vite: { server: { watch: { ignored: ['**/dist/**', '**/.dist.*/**', '**/.leadline/**'] } } } });
      },
      'astro:server:setup': ({ server }) => {
        const root = server.config.root;
        let version = 1;
        const isContent = (path: string): boolean => watched.some((folder) => relative(resolve(root, folder), path).split(/[\\/]/)[0] !== '..');
        server.watcher.add(watched.map((folder) => resolve(root, folder)));
        server.watcher.on('all', (_event, path) => {
          if (!isContent(path)) return;
          version++;
          server.environments.client.hot.send({ type: 'full-reload', path: '*' });
        });
        server.middlewares.use((request, _response, next) => {
          if (request.url === '/') request.url = '/index.html';
          request.headers[contentVersionHeader] = String(version);
          next();
        });
      },
    },
  };
}
