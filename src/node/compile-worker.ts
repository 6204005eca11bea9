import { parentPort, workerData } from 'node:worker_threads';
import type { SourceFile } from '../core/diagnostics/diagnostic.ts';
import type { PointerLock } from '../core/source/pointer.ts';
import { compileAndKeep } from './compile-here.ts';

/** What a worker is asked: files with their number, and where the cache wants the result. */
export type CompileJobs = readonly { readonly index: number; readonly file: SourceFile; readonly keepAt: string | undefined }[];
/** What it answers: the `CompiledFile` of each as JSON, which is what the cache keeps. */
export type CompiledJobs = readonly { readonly index: number; readonly json: string }[];

const { pointers } = workerData as { pointers: PointerLock };

parentPort!.on('message', async (jobs: CompileJobs) => {
  const answers: { index: number; json: string }[] = [];
  for (const { index, file, keepAt } of jobs) answers.push({ index, json: await compileAndKeep(file, pointers, keepAt) });
  parentPort!.postMessage(answers);
});
