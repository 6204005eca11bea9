import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findOrInstallBrowser } from './install-browser.ts';

/**
 * `npm test`: the type check, a browser if there is none, then every test, or those whose files are named as arguments.
 * Without a browser the tests that need one fail, and say why.
 */
const program = fileURLToPath(new URL('../..', import.meta.url));
const tsc = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));

const run = (args: readonly string[], env: Record<string, string> = {}): number =>
  spawnSync(process.execPath, args, { cwd: program, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;

for (const project of ['src/core', '.']) {
  console.log(`Checking types in ${project === '.' ? 'everything else' : project} …`);
  const code = run([tsc, '-p', project]);
  if (code !== 0) {
    console.error('The types do not agree; see above. No test was run.');
    process.exit(code);
  }
}

const browser = await findOrInstallBrowser(console.log);
if ('problem' in browser) console.error(browser.problem);
const files = process.argv.slice(2);
process.exitCode = run(
  ['--test', '--test-reporter=spec', ...(files.length > 0 ? files : ['tests/**/*.test.ts'])],
  'path' in browser ? { CHROME_PATH: browser.path } : { LEADLINE_NO_BROWSER: browser.problem },
);
