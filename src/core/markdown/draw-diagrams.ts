import type { Code } from 'mdast';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CompileContext, Drawing } from './context.ts';
import type { Document } from './document.ts';
import { resolveContentLink } from '../knowledge-base/urls.ts';
import { placeOfFenceLine } from './place.ts';

/** Draws every mermaid fence, one after the other. One that cannot be drawn has its diagnostics and keeps its source on the page. */
export async function drawDiagrams(
  document: Document, context: CompileContext,
): Promise<{ readonly drawings: ReadonlyMap<Code, Drawing>; readonly diagnostics: readonly Diagnostic[] }> {
  const drawings = new Map<Code, Drawing>();
  const diagnostics: Diagnostic[] = [];
  const fences = document.fences.filter((fence) => fence.language === 'mermaid');
  for (const [index, fence] of fences.entries()) {
    const drawn = await context.drawDiagram(fence.text, {
      place: placeOfFenceLine(fence, 0),
      id: `diagram-${index + 1}`,
      resolveLink: (href) => resolveContentLink(document.file, href),
    });
    diagnostics.push(...drawn.diagnostics);
    if (drawn.value) drawings.set(fence.node, drawn.value);
  }
  return { drawings, diagnostics };
}
