import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { isVendored, vendoredProject } from './elsewhere.ts';
import type { ResolvedRef } from './git-reader.ts';
import { nearestTag } from './nearest-tag.ts';
import type { Finding } from './pointer-finder.ts';
import type { SourcePointer } from './pointer.ts';

/** Why a pointer's ref could not be looked up. @param pointers how many pointers go to its repository */
export function cloneDiagnostic(
  { repository, ref }: Pick<SourcePointer, 'repository' | 'ref'>,
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
      const suggestion = nearestTag(ref, resolved.similar);
      return diagnostic('pointer/unknown-tag', place, { repository, ref, ...(suggestion && { suggestion }) });
    }
  }
}

/** What a reader should know of the file that a pointer names. */
export function fileDiagnostics({ repository, path }: SourcePointer, { text }: Finding, place: Place): Diagnostic[] {
  if (text === undefined) return [];
  const project = vendoredProject(path);
  return [
    ...(isVendored(path) ? [diagnostic('pointer/vendored', place, { path, repository, ...(project && { project }) })] : []),
    ...(/^\/\/ (?:Code generated .* DO NOT EDIT\.?|.*DO NOT EDIT!?)$/m.test(text.slice(0, 2000)) ? [diagnostic('pointer/generated', place, { path })] : []),
  ];
}

/** What is wrong with what a pointer found; `undefined` when nothing is. */
export function findingDiagnostic(pointer: SourcePointer, { lookUp, path: now, text }: Finding, place: Place): Diagnostic | undefined {
  const { raw, repository, symbol, path, ref, target } = pointer;
  const within = symbol === '-' ? path : symbol;
  const wanted = target.kind === 'call' ? target.callee : target.kind === 'definition' ? symbol : target.text;
  if (now !== undefined) {
    const pathIsThere = text !== undefined;
    const same = lookUp.kind === 'found';
    const suggestion = lookUp.kind === 'missing-target' ? lookUp.suggestion : undefined;
    const corrected = raw.replace(`:${path}#`, () => `:${now}#`);
    return diagnostic('pointer/moved', place, { symbol, path, ref, now, pathIsThere, same, wanted, corrected, ...(suggestion && { suggestion }) });
  }
  switch (lookUp.kind) {
    case 'found': {
      if (!lookUp.among) return undefined;
      return target.kind === 'definition'
        ? diagnostic('pointer/symbol-twice', place, { symbol, path, lines: lookUp.among })
        : diagnostic('pointer/found-twice', place, { wanted, within, lines: lookUp.among });
    }
    case 'too-few': return diagnostic('pointer/too-few', place, { wanted, within, occurrence: target.occurrence ?? 1, lines: lookUp.among });
    case 'missing-path': return diagnostic('pointer/missing-path', place, { path, ref, repository, ...(lookUp.suggestion && { suggestion: lookUp.suggestion }) });
    case 'missing-symbol': return diagnostic('pointer/missing-symbol', place, { symbol, path, ref, ...(lookUp.suggestion && { suggestion: lookUp.suggestion }) });
    case 'missing-target': {
      const code = target.kind === 'call' ? 'pointer/missing-call' : target.kind === 'message' ? 'pointer/missing-message' : 'pointer/missing-text';
      return diagnostic(code, place, {
        wanted, within, ref, ...(lookUp.suggestion && { suggestion: lookUp.suggestion }), ...(lookUp.elsewhere && { elsewhere: lookUp.elsewhere }),
      });
    }
  }
}
