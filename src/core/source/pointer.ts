/** What to find inside the symbol; without it a pointer means the symbol's definition. */
export type PointerTarget = (
  | { readonly kind: 'definition' }
  | { readonly kind: 'call'; readonly callee: string }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
) & {
  /** Which one, from 1, where the pointer ends in `#<n>` because there are several. */
  readonly occurrence?: number;
};

/** A place in somebody's source code at one version; the line is derived by `verify`, never typed. */
export interface SourcePointer {
  /** The text as written, the pointer's identity; see `parsePointer`. */
  readonly raw: string;
  /** `owner/name`, the repository's present name. */
  readonly repository: string;
  /** A tag, or a full commit id of 40 hex digits. */
  readonly ref: string;
  readonly path: string;
  /** `Func`, `(*Type).Method`, `(Type).Method`, `Type`, `Type.field`, `Const`, `Var`, or `-` where the file is not Go. */
  readonly symbol: string;
  readonly target: PointerTarget;
}

/**
 * `current`: found at this commit. `moved`: found there in another file. `changed`: the symbol is there, what the pointer finds
 * inside it is not. `missing-path`, `missing-symbol`: gone. `unverified`: nobody has looked yet.
 */
export type PointerState = 'current' | 'moved' | 'changed' | 'missing-path' | 'missing-symbol' | 'unverified';

/** What `leadline pointers verify` found at one version. */
export interface VerifiedPlace {
  readonly state: PointerState;
  /** Full commit id that the ref stood for. */
  readonly commit?: string;
  /** Where the symbol was found, when that is another file than the pointer names. */
  readonly path?: string;
  /** First and last line, from 1. */
  readonly line?: number;
  readonly endLine?: number;
}

/** One entry of `content/pointers.lock.json`: what was found at the pointer's own version. */
export interface VerifiedPointer extends VerifiedPlace {
  /** The same at the other versions that a record which uses it affects, by tag or commit id. */
  readonly also?: Readonly<Record<string, VerifiedPlace>>;
}

/** Key: `SourcePointer.raw`. Sorted by key when written. */
export type PointerLock = Readonly<Record<string, VerifiedPointer>>;
