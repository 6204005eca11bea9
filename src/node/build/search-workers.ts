import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { withModuleCache } from '../module-cache.ts';
import type { SearchAnswer, SearchJob } from './search-worker.ts';

/** Threads that build parts of the search index; each keeps one Pagefind process for all its parts. */
export interface SearchWorkers {
  /** Starts as many threads as `jobs` can keep busy, so that they have loaded when the first part comes. */
  start(jobs: number): void;
  /** Resolves when the part is written. */
  build(job: Omit<SearchJob, 'number'>): Promise<void>;
  /** Ends the threads; what they have not begun is left undone. */
  close(): Promise<void>;
}

/** Source of the threads. */
export const searchWorkerFile = new URL('./search-worker.ts', import.meta.url);

/**
 * Each job goes to its thread at once, in turn, and waits there: the thread that renders pages is seldom free to hand out the
 * next one.
 */
export function searchWorkers(): SearchWorkers {
  const most = availableParallelism();
  const workers: Worker[] = [];
  const waiting = new Map<number, { readonly resolve: () => void; readonly reject: (error: Error) => void }>();
  let jobs = 0;
  const startOne = (): Worker => {
    const worker = new Worker(searchWorkerFile, { env: withModuleCache() });
    const fail = (error: Error): void => {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    worker.on('message', ({ number, problem }: SearchAnswer) => {
      if (problem === undefined) waiting.get(number)?.resolve();
      else waiting.get(number)?.reject(new Error(problem));
      waiting.delete(number);
    });
    worker.on('error', fail);
    worker.on('exit', (code) => fail(new Error(`The search index could not be built (code ${code}).`)));
    workers.push(worker);
    return worker;
  };
  return {
    start(jobs) {
      while (workers.length < Math.min(jobs, most)) startOne();
    },
    build(job) {
      const number = jobs++;
      const worker = workers[number % most] ?? startOne();
      return new Promise((resolve, reject) => {
        waiting.set(number, { resolve, reject });
        worker.postMessage({ ...job, number } satisfies SearchJob);
      });
    },
    async close() {
      const idle = waiting.size === 0;
      waiting.clear();
      await Promise.all(workers.splice(0).map((worker) => new Promise<unknown>((resolve) => {
        worker.once('exit', resolve);
        if (idle) worker.postMessage('close');
        else void worker.terminate();
      })));
    },
  };
}
