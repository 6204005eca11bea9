import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { SourceFile } from '../core/diagnostics/diagnostic.ts';
import type { PointerLock } from '../core/source/pointer.ts';

/** What a worker is asked: files with their number. */
export type CompileJobs = readonly { readonly index: number; readonly file: SourceFile }[];
/** What it answers: the `CompiledFile` of each as JSON, which is what the cache keeps. */
export type CompiledJobs = readonly { readonly index: number; readonly json: string }[];

// Before the compiler is loaded, so that its modules come from the cache too.
enableCompileCache();
const { compileHere } = await import('./compile-here.ts');
const { pointers } = workerData as { pointers: PointerLock };

parentPort!.on('message', async (jobs: CompileJobs) => {
  const answers: { index: number; json: string }[] = [];
  for (const { index, file } of jobs) answers.push({ index, json: JSON.stringify(await compileHere(file, pointers)) });
  parentPort!.postMessage(answers);
});
