import type { Place } from '../diagnostics/diagnostic.ts';
import type { ContentLink, PointerUse } from '../incident/incident.ts';
import type { SourcePointer } from '../source/pointer.ts';
import type { ObservableKey } from './observable-keys.ts';
import type { StartupOrderFile, StartupStepFile } from './schema.ts';

/** What can be seen of the daemon once a step has run. */
export interface Observation {
  readonly state: 'no' | 'partly' | 'yes';
  /** Safe inline HTML. */
  readonly note: string;
  /** Plain text of the note. */
  readonly text: string;
  /** True on the step that changed it. */
  readonly changed: boolean;
}

type Item<K extends 'messages' | 'waits' | 'reads'> = Omit<NonNullable<StartupStepFile[K]>[number], 'pointer'> & { readonly pointer?: SourcePointer };

/** A message as the program writes it, with `<…>` for what varies. */
export type StartupMessage = Item<'messages'> & { readonly whenHtml?: string };

/** What blocks, and for how long. */
export type StartupWait = Item<'waits'> & {
  readonly forHtml: string;
  readonly thenHtml?: string;
  /** The limit in seconds; `null` = for ever. */
  readonly seconds: number | null;
};

/** What is read from disk, and what a damaged file does. */
export type StartupRead = Item<'reads'> & { readonly damagedHtml: string };

/** One step, its texts rendered to safe inline HTML where the field ends in `Html`. */
export interface StartupStep {
  /** Id of the step, the same across versions. */
  readonly stage: string;
  /** Position in the order, from 1. */
  readonly number: number;
  readonly name: string;
  readonly pointer: SourcePointer;
  /** Plain text. */
  readonly does: string;
  readonly doesHtml: string;
  readonly concurrent: boolean;
  readonly messages: readonly StartupMessage[];
  readonly waits: readonly StartupWait[];
  readonly reads: readonly StartupRead[];
  /** Plain text. */
  readonly fails?: string;
  readonly failsHtml?: string;
  /** Plain text. */
  readonly killed?: string;
  readonly killedHtml?: string;
  /** Carried forward: the state after this step. */
  readonly observable: Readonly<Record<ObservableKey, Observation>>;
  readonly place: Place;
}

/** The start-up order of one daemon at one version. Plain JSON. */
export interface StartupOrder extends Omit<StartupOrderFile, 'steps'> {
  readonly daemon: 'dockerd' | 'containerd';
  /** File name: a tag or a commit id. */
  readonly version: string;
  readonly file: string;
  readonly steps: readonly StartupStep[];
  /** Links in its texts. */
  readonly links: readonly ContentLink[];
  /** Every pointer, with what it belongs to. */
  readonly pointers: readonly PointerUse[];
}
