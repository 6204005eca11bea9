import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { ResolvedRef } from './git-reader.ts';
import type { LookUp } from './look-up.ts';
import type { SourcePointer } from './pointer.ts';

/** Why a pointer's ref could not be looked up. @param pointers how many pointers go to its repository */
export function cloneDiagnostic(
  { repository, ref }: SourcePointer,
  resolved: Exclude<ResolvedRef, { kind: 'commit' }>,
  pointers: number,
  place: Place,
): Diagnostic {
  switch (resolved.kind) {
    case 'no-clone': return diagnostic('pointer/no-clone', place, { repository, pointers });
    case 'unusable-clone': return diagnostic('pointer/unusable-clone', place, { repository, path: resolved.path, reason: resolved.reason, pointers });
    case 'branch': return diagnostic('pointer/tag-is-branch', place, { repository, ref });
    case 'missing': {
      if (resolved.shallow) return diagnostic('pointer/shallow-clone', place, { repository, ref });
      const suggestion = suggest(ref, resolved.similar);
      return diagnostic('pointer/unknown-tag', place, { repository, ref, ...(suggestion && { suggestion }) });
    }
  }
}

/** What is wrong with what a pointer found; `undefined` when nothing is. @param sibling another file that declares the symbol */
export function lookUpDiagnostic({ symbol, path, ref, target }: SourcePointer, found: LookUp, place: Place, sibling?: string): Diagnostic | undefined {
  const within = symbol === '-' ? path : symbol;
  const wanted = target.kind === 'call' ? target.callee : target.kind === 'definition' ? symbol : target.text;
  switch (found.kind) {
    case 'found': {
      if (!found.among) return undefined;
      return target.kind === 'definition'
        ? diagnostic('pointer/symbol-twice', place, { symbol, path, lines: found.among })
        : diagnostic('pointer/found-twice', place, { wanted, within, lines: found.among });
    }
    case 'too-few': return diagnostic('pointer/too-few', place, { wanted, within, occurrence: target.occurrence ?? 1, lines: found.among });
    case 'missing-symbol': return diagnostic('pointer/missing-symbol', place, {
      symbol, path, ref, ...(sibling && { sibling }), ...(found.suggestion && { suggestion: found.suggestion }),
    });
    case 'missing-target': {
      const code = target.kind === 'call' ? 'pointer/missing-call' : target.kind === 'message' ? 'pointer/missing-message' : 'pointer/missing-text';
      return diagnostic(code, place, {
        wanted, within, ref, ...(found.suggestion && { suggestion: found.suggestion }), ...(found.elsewhere && { elsewhere: found.elsewhere }),
      });
    }
  }
}
