import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { Problem } from '../problem.ts';

/** A holder renews its lock; one that has not for this long is gone, even where its process id is in use again. */
const staleAfterMs = 120_000;
const renewEveryMs = 5_000;

/**
 * Keeps a second build of the same project out.
 *
 * @returns releases the lock; may be called more than once
 * @throws Problem when another build is running
 */
export function takeBuildLock(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true });
  const mine = JSON.stringify({ process: process.pid, host: hostname() });
  for (;;) {
    try {
      writeFileSync(path, mine, { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = runningHolder(path);
      if (holder !== undefined) {
        throw new Problem(
          `Another build of this project is running (process ${holder}).`,
          `Wait until it ends. If there is none, delete ${path}.`,
        );
      }
      rmSync(path, { force: true });
    }
  }
  const renewal = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      // Somebody deleted it by hand, as the message says they may.
    }
  }, renewEveryMs);
  renewal.unref();
  return () => {
    clearInterval(renewal);
    try {
      if (readFileSync(path, 'utf8') === mine) rmSync(path, { force: true });
    } catch {
      // Already gone.
    }
  };
}

/** Process id of the build that holds the lock; `undefined` when it has ended without releasing it. */
function runningHolder(path: string): number | undefined {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as { process: number; host: string };
    if (Date.now() - statSync(path).mtimeMs > staleAfterMs) return undefined;
    if (holder.host !== hostname()) return holder.process;
    process.kill(holder.process, 0);
    return holder.process;
  } catch (error) {
    // EPERM: it runs, as another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? 0 : undefined;
  }
}
