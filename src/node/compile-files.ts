import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { SourceFile } from '../core/diagnostics/diagnostic.ts';
import type { CompiledFile } from '../core/knowledge-base/compile-file.ts';
import type { PointerLock } from '../core/source/pointer.ts';
import type { CompiledJobs, CompileJobs } from './compile-worker.ts';
import { withModuleCache } from './module-cache.ts';

/** Below this many files, starting a worker costs more than it saves. */
const worthWorkers = 24;

/**
 * Compiles `files`, in parallel where there are many. Results stand in the order of `files`.
 *
 * @param keepAt where the cache wants a file's result
 */
export async function compileFiles(
  files: readonly SourceFile[], pointers: PointerLock, keepAt: (file: SourceFile) => string | undefined = () => undefined,
): Promise<CompiledFile[]> {
  if (files.length < worthWorkers) {
    if (files.length === 0) return [];
    const { compileAndKeep } = await import('./compile-here.ts');
    const results: CompiledFile[] = [];
    for (const file of files) results.push(fromJson(await compileAndKeep(file, pointers, keepAt(file))));
    return results;
  }
  const results = new Array<CompiledFile>(files.length);
  const jobOf = (index: number) => ({ index, file: files[index]!, keepAt: keepAt(files[index]!) });
  let next = 0;
  const workers = Math.min(availableParallelism(), 8);
  await Promise.all(Array.from({ length: workers }, () => runWorker(pointers, {
    next: () => (next < files.length ? jobOf(next++) : undefined),
    // While the workers compile, this thread has time.
    done: (index, json) => void (results[index] = fromJson(json)),
  })));
  return results;
}

/** Also on this thread, so that a result does not depend on where it was made. */
const fromJson = (json: string): CompiledFile => JSON.parse(json) as CompiledFile;

interface Queue {
  readonly next: () => CompileJobs[number] | undefined;
  readonly done: (index: number, json: string) => void;
}

/**
 * MiB of a worker's young generation, which has three spaces of this size. A parser makes much that lives briefly: where the
 * generation may grow only by and by, a fifth of the time goes into collecting it; a larger one takes memory and saves no time.
 */
const semiSpace = 32;

/** Several files a message, so that a worker never waits for the main thread. */
const batchSize = 8;

function runWorker(pointers: PointerLock, queue: Queue): Promise<void> {
  // Read once, when a thread's heap is made; there is no option of `Worker` for it.
  setFlagsFromString(`--min-semi-space-size=${semiSpace}`);
  const worker = new Worker(new URL('./compile-worker.ts', import.meta.url), {
    workerData: { pointers },
    env: withModuleCache(),
    resourceLimits: { maxYoungGenerationSizeMb: 3 * semiSpace },
  });
  const takeBatch = (): CompileJobs => Array.from({ length: batchSize }, queue.next).filter((job) => job !== undefined);
  return new Promise<void>((resolve, reject) => {
    const send = () => {
      const jobs = takeBatch();
      if (jobs.length > 0) worker.postMessage(jobs);
      else void worker.terminate().then(() => resolve());
    };
    worker.on('message', (results: CompiledJobs) => {
      for (const { index, json } of results) queue.done(index, json);
      send();
    });
    worker.on('error', reject);
    send();
  });
}
