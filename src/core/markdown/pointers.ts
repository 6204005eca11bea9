import type { Compiled, Diagnostic } from '../diagnostics/diagnostic.ts';
import type { PointerUse } from '../incident/incident.ts';
import { looksLikePointer } from '../source/looks-like-pointer.ts';
import { isPointerError, parsePointer } from '../source/parse-pointer.ts';
import { pointerDiagnostic } from '../source/pointer-diagnostic.ts';
import type { CodeSpan } from './document.ts';

/** Code spans that are, or were meant as, source pointers. The note of each is empty; a list of pointers adds it. */
export function compilePointers(spans: readonly CodeSpan[]): Compiled<readonly PointerUse[]> & { readonly value: readonly PointerUse[] } {
  const value: PointerUse[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { text, place } of spans) {
    const raw = text.replaceAll('\n', ' ');
    if (!looksLikePointer(raw)) continue;
    const pointer = parsePointer(raw);
    if (isPointerError(pointer)) diagnostics.push(pointerDiagnostic(pointer, raw, place));
    else value.push({ pointer, note: '', place });
  }
  return { value, diagnostics };
}
