import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './find-browser.ts';

/** Path of a browser for the tests, or why there is none and what to do. */
export type BrowserSearch = { readonly path: string } | { readonly problem: string };

/** Finds a browser; where there is none, installs Debian's Chromium (as root) or Playwright's, telling `log`. */
export function findOrInstallBrowser(log: (line: string) => void): BrowserSearch {
  const found = findBrowser();
  if (found) return { path: found };
  for (const [title, steps] of waysToInstall()) {
    log(`No browser for the tests was found; installing ${title} …`);
    const failed = steps.find(([command, ...args]) => spawnSync(command!, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status !== 0);
    const path = findBrowser();
    if (!failed && path) return { path };
    log(`${title} could not be installed.`);
  }
  return {
    problem: 'The browser tests need Chromium or Chrome, and none was found or could be installed. '
      + 'Install one (Debian: `apt-get install chromium`; macOS: Google Chrome), or set CHROME_PATH to the program, and run `npm test` again.',
  };
}

type Command = readonly string[];

function waysToInstall(): (readonly [string, readonly Command[]])[] {
  const playwright = fileURLToPath(new URL('cli.js', import.meta.resolve('playwright-core/package.json')));
  return [
    ...(process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
      ? [['Debian’s chromium', [['apt-get', 'update', '-qq'], ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium']]] as const]
      : []),
    ['Playwright’s Chromium', [[process.execPath, playwright, 'install', '--only-shell', 'chromium']]],
  ];
}
