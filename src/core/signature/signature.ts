import type { Place } from '../diagnostics/diagnostic.ts';

/** One condition of a signature: a line's literal parts, with `null` for each `<placeholder>` between them. */
export interface SignatureLine {
  readonly raw: string;
  readonly parts: readonly (string | null)[];
  /** A `not:` line: must not occur. */
  readonly absent: boolean;
  readonly place: Place;
}

/** One `log signature` fence. All present lines must be found, no absent one may be. */
export interface Signature {
  /** Record id. */
  readonly record: string;
  /** Position among the record's signatures, from 0. */
  readonly index: number;
  readonly lines: readonly SignatureLine[];
  readonly order: 'in-order' | 'any-order';
  /** The last line was `<nothing more>`. */
  readonly nothingMore: boolean;
  /** Version range per product in which this text is printed. */
  readonly versions: Readonly<Record<string, string>>;
  readonly place: Place;
}

/** Whether what a log says elsewhere can speak against the signature, though all its present lines are there. */
export const canBeRefuted = ({ nothingMore, lines }: Signature): boolean => nothingMore || lines.some(({ absent }) => absent);

/** A span in one line of the paste: the line from 1, UTF-16 columns from 1, end exclusive. */
export interface PasteSpan {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** Where one line of a signature was found. */
export interface MatchedLine extends PasteSpan {
  /** The signature's line as written. */
  readonly condition: string;
  /** Where it goes on, when the paste was wrapped. */
  readonly more?: readonly PasteSpan[];
  /** The paste's line was cut off at its right edge, so that the end was not seen. */
  readonly cut?: true;
}

/** A hit: which signature, on which lines and spans of the paste. */
export interface Match {
  readonly record: string;
  readonly signature: number;
  /** For each present signature line: the paste's line (from 1) and the matched span in it (UTF-16 columns from 1, end exclusive). */
  readonly lines: readonly MatchedLine[];
}
