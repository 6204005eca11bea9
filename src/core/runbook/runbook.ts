import type { Place } from '../diagnostics/diagnostic.ts';
import type { CommandBlock, ContentLink, PointerUse } from '../incident/incident.ts';
import type { RunbookFrontMatter } from './schema.ts';

export type OutcomeKind = 'resolved' | 'known-error' | 'escalate' | 'inconclusive';

/** Where an answer leads. */
export type AnswerTarget =
  | { readonly kind: 'step'; readonly step: string }
  | { readonly kind: 'incident'; readonly incident: string; readonly anchor?: string }
  | { readonly kind: 'runbook'; readonly runbook: string; readonly step?: string };

/** An edge of the tree. */
export interface Answer {
  readonly label: string;
  /** The text after the link, plain; empty when there is none. */
  readonly note: string;
  /** Output that selects it; `<placeholders>` allowed. */
  readonly selectors: readonly string[];
  readonly target: AnswerTarget;
  readonly place: Place;
}

/** A question with its answers, or, when `outcome` is set, a leaf. */
export interface Step {
  /** GitHub slug of the heading. */
  readonly id: string;
  readonly title: string;
  readonly outcome?: Exclude<OutcomeKind, 'known-error'>;
  /** Safe HTML of the prose and the command, without the list of answers. */
  readonly html: string;
  /** The same as Markdown source, for terminals. */
  readonly markdown: string;
  readonly command?: CommandBlock;
  readonly answers: readonly Answer[];
  readonly place: Place;
}

/** One runbook, compiled. Plain JSON; the graph is `steps` by id, beginning at `start`. */
export interface Runbook extends Omit<RunbookFrontMatter, 'start'> {
  readonly id: string;
  readonly file: string;
  readonly introductionHtml: string;
  /** The same as Markdown source, for terminals. */
  readonly introduction: string;
  readonly start: string;
  readonly steps: readonly Step[];
  readonly pointers: readonly PointerUse[];
  readonly links: readonly ContentLink[];
  readonly places: Readonly<Record<string, Place>>;
}
