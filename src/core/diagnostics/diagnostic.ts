import type { DiagnosticCode } from './codes.ts';

/** `error` fails a check or build; `warning` is reported and does not fail; `info` only informs. */
export type Severity = 'error' | 'warning' | 'info';

/** Where something stands in a content file. Lines and columns count from 1; `column` counts UTF-16 units. */
export interface Place {
  /** Path relative to the project root, with `/` on every system. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Exclusive end, when the extent is known. */
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** A replacement of the text at `place`; an empty extent inserts. */
export interface Fix {
  readonly title: string;
  readonly place: Place;
  readonly text: string;
}

/** A problem in content. Made only with `diagnostic()`, so that all wording stands in `codes.ts`. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** What was found and what was expected, one sentence. */
  readonly message: string;
  readonly place: Place;
  /** What to do, one or two sentences. */
  readonly help: string;
  /** Other places that belong to the problem, each with its note. */
  readonly related: readonly { readonly note: string; readonly place: Place }[];
  readonly fix?: Fix;
}

/** The result of a step that reads content: it never throws on content, it reports. */
export interface Compiled<T> {
  /** Absent when the errors leave nothing usable. */
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** One content file as text. Core never reads disks; `src/node` makes these. */
export interface SourceFile {
  /** Path relative to the project root, with `/`. */
  readonly path: string;
  readonly text: string;
}
