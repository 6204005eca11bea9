import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SourceFile } from '../core/diagnostics/diagnostic.ts';
import type { CompiledFile } from '../core/knowledge-base/compile-file.ts';
import type { PointerLock } from '../core/source/pointer.ts';

/** Below this many files, starting a worker costs more than it saves. */
const worthWorkers = 24;

/** Compiles `files`, in parallel where there are many. Results stand in the order of `files`. */
export async function compileFiles(files: readonly SourceFile[], pointers: PointerLock): Promise<CompiledFile[]> {
  if (files.length < worthWorkers) {
    const { compileOnThisThread } = await import('./compile-worker.ts');
    const results: CompiledFile[] = [];
    for (const file of files) results.push(await compileOnThisThread(file, pointers));
    return results;
  }
  const results = new Array<CompiledFile>(files.length);
  let next = 0;
  const workers = Math.min(availableParallelism(), 8);
  await Promise.all(Array.from({ length: workers }, () => runWorker(pointers, {
    next: () => (next < files.length ? { index: next, file: files[next++]! } : undefined),
    done: (index, compiled) => void (results[index] = compiled),
  })));
  return results;
}

interface Queue {
  readonly next: () => { readonly index: number; readonly file: SourceFile } | undefined;
  readonly done: (index: number, compiled: CompiledFile) => void;
}

/** MiB. A parser makes much that lives briefly; with the default size a tenth of the time goes into collecting it. */
const youngGeneration = 128;

/** Several files a message, so that a worker never waits for the main thread. */
const batchSize = 8;

function runWorker(pointers: PointerLock, queue: Queue): Promise<void> {
  const worker = new Worker(new URL('./compile-worker.ts', import.meta.url), {
    workerData: { pointers },
    resourceLimits: { maxYoungGenerationSizeMb: youngGeneration },
  });
  const takeBatch = () => Array.from({ length: batchSize }, queue.next).filter((job) => job !== undefined);
  return new Promise<void>((resolve, reject) => {
    const send = () => {
      const jobs = takeBatch();
      if (jobs.length > 0) worker.postMessage(jobs);
      else void worker.terminate().then(() => resolve());
    };
    worker.on('message', (results: { index: number; compiled: CompiledFile }[]) => {
      for (const { index, compiled } of results) queue.done(index, compiled);
      send();
    });
    worker.on('error', reject);
    send();
  });
}
