import type { SourceFile } from '../core/diagnostics/diagnostic.ts';
import { drawMermaid } from '../core/diagram/draw.ts';
import { compileFile, type CompiledFile } from '../core/knowledge-base/compile-file.ts';
import type { PointerLock } from '../core/source/pointer.ts';
import { keepCompiled } from './compile-cache.ts';

/** Compiles one file on the thread that asks. */
export function compileHere(file: SourceFile, pointers: PointerLock): Promise<CompiledFile> {
  return compileFile(file, { pointers, drawDiagram: drawMermaid });
}

/** The JSON of the `CompiledFile`, which is also left at `keepAt`. */
export async function compileAndKeep(file: SourceFile, pointers: PointerLock, keepAt: string | undefined): Promise<string> {
  const json = JSON.stringify(await compileHere(file, pointers));
  if (keepAt !== undefined) keepCompiled(keepAt, json);
  return json;
}
