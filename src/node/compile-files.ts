import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SourceFile } from '../core/diagnostics/diagnostic.ts';
import type { PointerLock } from '../core/source/pointer.ts';
import type { CompiledJobs, CompileJobs } from './compile-worker.ts';

/** Below this many files, starting a worker costs more than it saves. */
const worthWorkers = 24;

/** Compiles `files`, in parallel where there are many. Each result is a `CompiledFile` as JSON, in the order of `files`. */
export async function compileFiles(files: readonly SourceFile[], pointers: PointerLock): Promise<string[]> {
  if (files.length < worthWorkers) {
    if (files.length === 0) return [];
    const { compileHere } = await import('./compile-here.ts');
    const results: string[] = [];
    for (const file of files) results.push(JSON.stringify(await compileHere(file, pointers)));
    return results;
  }
  const results = new Array<string>(files.length);
  let next = 0;
  const workers = Math.min(availableParallelism(), 8);
  await Promise.all(Array.from({ length: workers }, () => runWorker(pointers, {
    next: () => (next < files.length ? { index: next, file: files[next++]! } : undefined),
    done: (index, json) => void (results[index] = json),
  })));
  return results;
}

interface Queue {
  readonly next: () => { readonly index: number; readonly file: SourceFile } | undefined;
  readonly done: (index: number, json: string) => void;
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
