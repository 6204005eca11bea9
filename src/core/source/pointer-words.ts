import { isCommitId, type Permalink } from './permalink.ts';
import type { SourcePointer } from './pointer.ts';

/** A pointer in the parts that a reader wants, in this order. */
export interface PointerWords {
  /** `daemon/daemon.go:412`; without a line when none was derived. */
  readonly place: string;
  /** Empty where the file is not Go. */
  readonly symbol: string;
  /** What stands there: `setupDumpStackTrap()`, `“EOF”`, a line of code; empty for a definition. */
  readonly find: string;
  /** `moby/moby v1.12.3`; a commit is cut to ten digits, the link has all. */
  readonly version: string;
}

export function pointerWords(pointer: SourcePointer, { line, path = pointer.path }: Pick<Permalink, 'line' | 'path'>): PointerWords {
  return {
    place: line === undefined ? path : `${path}:${line}`,
    symbol: pointer.symbol === '-' ? '' : pointer.symbol,
    find: findWords(pointer.target),
    version: `${pointer.repository} ${isCommitId(pointer.ref) ? pointer.ref.slice(0, 10) : pointer.ref}`,
  };
}

function findWords(target: SourcePointer['target']): string {
  switch (target.kind) {
    case 'definition': return '';
    case 'call': return `${target.callee}()`;
    case 'message': return `“${target.text}”`;
    case 'text': return target.text;
  }
}
