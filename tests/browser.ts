import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../src/node/find-browser.ts';

/**
 * Starts the browser that `npm test` found or installed. Close it when the tests are done.
 *
 * @throws Error that says what to install, when there is none: a browser test then fails and is not passed over
 */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) {
    throw new Error(process.env.LEADLINE_NO_BROWSER ?? 'No Chromium or Chrome was found; `npm test` installs one, or set CHROME_PATH.');
  }
  return chromium.launch({
    executablePath,
    args: [
      // Chromium refuses its sandbox to root, which containers and CI run as.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--no-first-run',
    ],
  });
}
