import { accessSync, constants, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Names of Chromium and its relatives on the command path, the first wins. */
const commandNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge', 'chrome'];

/** Where `browserFromNpm` puts one. */
export const npmBrowserFolder = fileURLToPath(new URL('../../.leadline/browser', import.meta.url));

const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** The first of `findBrowsers`; `undefined` when there is none. */
export const findBrowser = (env: NodeJS.ProcessEnv = process.env): string | undefined => findBrowsers(env)[0];

/**
 * Paths of browsers that Playwright's Chromium driver can steer, the best first: `CHROME_PATH`, a command of this machine, one that
 * `playwright-core install` brought, one that `browserFromNpm` brought.
 */
export function findBrowsers(env: NodeJS.ProcessEnv = process.env): string[] {
  const commands = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    ...(env.CHROME_PATH ? [env.CHROME_PATH] : []),
    ...commandNames.flatMap((name) => commands.map((folder) => join(folder, name))),
    ...(process.platform === 'darwin' ? macApplications : []),
    ...playwrightBrowsers(env),
    join(npmBrowserFolder, 'chromium'),
  ];
  return candidates.filter(isExecutable);
}

/** Playwright keeps browsers as `<cache>/chromium_headless_shell-<build>/<folder>/<program>`; the newest build comes first. */
function playwrightBrowsers(env: NodeJS.ProcessEnv): string[] {
  const home = env.HOME ?? homedir();
  const cache = env.PLAYWRIGHT_BROWSERS_PATH
    ?? (process.platform === 'darwin' ? join(home, 'Library/Caches/ms-playwright') : join(env.XDG_CACHE_HOME ?? join(home, '.cache'), 'ms-playwright'));
  const buildOf = (name: string): number => Number(name.split('-').pop());
  return namesIn(cache)
    .filter((name) => name.startsWith('chromium'))
    .sort((a, b) => buildOf(b) - buildOf(a))
    .flatMap((name) => namesIn(join(cache, name)).flatMap((folder) => [
      join(cache, name, folder, 'chrome-headless-shell'),
      join(cache, name, folder, 'headless_shell'),
      join(cache, name, folder, 'chrome'),
      join(cache, name, folder, 'Chromium.app/Contents/MacOS/Chromium'),
    ]));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
