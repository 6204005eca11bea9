import type { PointerLock, PointerState, SourcePointer } from './pointer.ts';

/** Where a pointer leads on the web, and how far that is proved. */
export interface Permalink {
  readonly href: string;
  readonly state: PointerState;
  /** Full commit id; absent while unverified. */
  readonly commit?: string;
  /** Where it was found, when that is another file than the pointer names. */
  readonly path?: string;
  /** First and last line, from 1. */
  readonly line?: number;
  readonly endLine?: number;
}

/**
 * The address of a pointer at GitHub: by full commit id and with lines where the lock has them, else by tag, `unverified`.
 */
export function permalink(pointer: SourcePointer, lock: PointerLock): Permalink {
  const verified = Object.hasOwn(lock, pointer.raw) ? lock[pointer.raw] : undefined;
  const commit = verified?.commit ?? (isCommitId(pointer.ref) ? pointer.ref : undefined);
  const state = verified?.state ?? 'unverified';
  const ref = commit ?? pointer.ref;
  const path = verified?.path ?? pointer.path;
  const moved = verified?.path === undefined ? {} : { path };
  if (state === 'missing-path') return { href: `https://github.com/${pointer.repository}/tree/${encodePath(ref)}`, state, ...(commit && { commit }) };
  const file = `https://github.com/${pointer.repository}/blob/${encodePath(ref)}/${encodePath(path)}`;
  if (!commit || verified?.line === undefined) return { href: file, state, ...(commit && { commit }), ...moved };

  const { line, endLine = line } = verified;
  // GitHub shows a rendered document without line numbers unless asked for the plain text.
  const plain = /\.(?:md|markdown|rst|adoc)$/.test(path) ? '?plain=1' : '';
  const lines = endLine > line ? `#L${line}-L${endLine}` : `#L${line}`;
  return { href: `${file}${plain}${lines}`, state, commit, ...moved, line, endLine };
}

export const isCommitId = (ref: string): boolean => /^[0-9a-f]{40}$/.test(ref);

/** A tag, or as many digits of a commit id as people read. */
export const shortRef = (ref: string): string => (isCommitId(ref) ? ref.slice(0, 10) : ref);

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
