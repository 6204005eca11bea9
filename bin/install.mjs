// Runs on Node 18 and later with nothing installed: it brings what package-lock.json names.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { program } from './node-for-leadline.mjs';
import { run } from './run.mjs';

/** Installs the locked packages unless they are there already. Returns an exit code; on failure it has said what to do. */
export async function installPackages() {
  if (isInstalled()) return 0;
  console.log('Installing the packages that package-lock.json names (only when they change; about 620 MB on disk, usually within a minute) …');
  const begin = Date.now();
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  // No package needs an install script, and none gets to run one.
  const code = await run(npm[0], [...npm.slice(1), 'ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: program })
    .catch((error) => { console.error(error.message); return 127; });
  if (code === 0) {
    console.log(`Installed in ${Math.round((Date.now() - begin) / 1000)} s.`);
    return 0;
  }
  console.error([
    '',
    `npm could not install the packages (exit code ${code}); its own message stands above.`,
    code === 127
      ? 'The command `npm` was not found: it comes with Node, on Debian as the package `npm`.'
      : 'ENOTFOUND, ETIMEDOUT, ECONNREFUSED: the package registry cannot be reached. Behind a proxy set HTTPS_PROXY; with a mirror run `npm config set registry <address>`; then run the command again.',
    'EACCES: this folder belongs to another user. ENOSPC: the disk is full.',
    'Only building needs packages: a built site (the folder dist) needs none, and can be copied here from another machine.',
  ].join('\n'));
  return code;
}

/** Whether node_modules holds the versions of package-lock.json; optional packages may be absent. */
function isInstalled() {
  const wanted = readPackages('package-lock.json') ?? {};
  const installed = readPackages('node_modules/.package-lock.json');
  if (!installed) return false;
  return Object.entries(wanted).every(([path, { version, optional }]) =>
    path === '' || installed[path]?.version === version || (optional && !installed[path]));
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(program, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
