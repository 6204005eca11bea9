import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

/** A Chromium for x64 Linux inside an npm package, with the libraries that a bare machine lacks. MIT; 69 MB. */
const npmBrowser = {
  name: '@sparticuz/chromium@153.0.0',
  sha512: 'jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
};

/**
 * Brings a browser from the npm registry into `folder`, for a person who may install nothing and a network that reaches nothing else.
 *
 * @throws Error with what npm or tar said
 */
export async function browserFromNpm(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const work = await mkdtemp(`${folder}-`);
  try {
    const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
    call(npm[0]!, [...npm.slice(1), 'pack', npmBrowser.name, '--pack-destination', work, '--loglevel=error'], work);
    const archive = join(work, (await readdir(work)).find((name) => name.endsWith('.tgz'))!);
    const sum = createHash('sha512').update(await readFile(archive)).digest('base64');
    if (sum !== npmBrowser.sha512) throw new Error(`${npmBrowser.name} is not the one that was tried: its checksum is sha512-${sum}`);
    await unpackBrowser(archive, join(work, 'browser'));
    await rm(folder, { recursive: true, force: true });
    await rename(join(work, 'browser'), folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * Unpacks the archive of the package: afterwards `folder/chromium` is a program that starts the browser with the libraries beside it.
 *
 * @throws Error with what tar said
 */
export async function unpackBrowser(archive: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  call('tar', ['-xzf', archive], folder);
  const packed = join(folder, 'package/bin');
  for (const name of await readdir(packed)) {
    const path = join(folder, name === 'chromium.br' ? 'chrome' : name.replace(/\.br$/, ''));
    await pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), createWriteStream(path));
    if (!path.endsWith('.tar')) continue;
    call('tar', ['-xf', path], folder);
    await rm(path);
  }
  await rm(join(folder, 'package'), { recursive: true });
  await chmod(join(folder, 'chrome'), 0o755);
  await writeFile(join(folder, 'fonts.conf'), fonts);
  await writeFile(join(folder, 'chromium'), starter);
  await chmod(join(folder, 'chromium'), 0o755);
}

const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`;

/** The fonts that came along are for a machine that has none. */
const starter = `#!/bin/sh
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
export LD_LIBRARY_PATH="$here/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="$here"
exec "$here/chrome" "$@"
`;

function call(command: string, args: readonly string[], cwd: string): void {
  const { status, error, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(error?.message ?? firstLine(stderr) ?? `${command} ended with exit code ${status}`);
}

const firstLine = (text: string): string | undefined => text.split('\n').map((line) => line.trim()).find((line) => line !== '');
