import type { SourceFile } from '../core/diagnostics/diagnostic.ts';
import { drawMermaid } from '../core/diagram/draw.ts';
import { compileFile, type CompiledFile } from '../core/knowledge-base/compile-file.ts';
import type { PointerLock } from '../core/source/pointer.ts';

/** Compiles one file on the thread that asks. */
export function compileHere(file: SourceFile, pointers: PointerLock): Promise<CompiledFile> {
  return compileFile(file, { pointers, drawDiagram: drawMermaid });
}
