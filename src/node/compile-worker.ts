import { parentPort, workerData } from 'node:worker_threads';
import type { SourceFile } from '../core/diagnostics/diagnostic.ts';
import { drawMermaid } from '../core/diagram/draw.ts';
import { compileFile, type CompiledFile } from '../core/knowledge-base/compile-file.ts';
import type { PointerLock } from '../core/source/pointer.ts';

/** Compiles one file where it is called; the worker below calls it too. */
export function compileOnThisThread(file: SourceFile, pointers: PointerLock): Promise<CompiledFile> {
  return compileFile(file, { pointers, drawDiagram: drawMermaid });
}

parentPort?.on('message', async (jobs: readonly { readonly index: number; readonly file: SourceFile }[]) => {
  const { pointers } = workerData as { pointers: PointerLock };
  const results: { index: number; compiled: CompiledFile }[] = [];
  for (const { index, file } of jobs) results.push({ index, compiled: await compileOnThisThread(file, pointers) });
  parentPort!.postMessage(results);
});
