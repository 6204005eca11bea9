import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { KnowledgeBase } from '../knowledge-base/knowledge-base.ts';
import type { Matcher } from '../signature/match.ts';

/** A check over the linked whole; what one file alone can show is found when it is compiled. */
export interface Rule {
  /** Every code that `check` can return. */
  readonly codes: readonly DiagnosticCode[];
  /** @param matcher of all signatures of `kb`, made for the first rule that asks for it */
  readonly check: (kb: KnowledgeBase, files: ContentFiles, matcher: () => Matcher) => readonly Diagnostic[];
}

/** Paths of all files in `content/`, `runbooks/` and `public/`; also of those that did not compile and so are missing in the `KnowledgeBase`. */
export type ContentFiles = ReadonlySet<string>;
