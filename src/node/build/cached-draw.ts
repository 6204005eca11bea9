import { hash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Drawing } from '../../core/diagram/draw.ts';
import type { Draw } from '../../site/draw.ts';

/** `draw` that remembers: on disk below `folder`, named by the source and by `salt`, a hash of the code that draws. */
export function cachedDraw(draw: Draw, folder: string, salt: string): Draw {
  const drawn = new Map<string, Promise<Drawing>>();
  return (source) => {
    const key = hash('sha256', `${salt}\0${source}`, 'hex').slice(0, 32);
    const known = drawn.get(key);
    if (known) return known;
    const drawing = readOrDraw(draw, source, join(folder, `${key}.json`));
    drawn.set(key, drawing);
    return drawing;
  };
}

async function readOrDraw(draw: Draw, source: string, path: string): Promise<Drawing> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Drawing;
  } catch {
    const drawing = await draw(source);
    const part = `${path}.${process.pid}`;
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(part, JSON.stringify(drawing));
    await rename(part, path);
    return drawing;
  }
}
