import type { Place } from '../diagnostics/diagnostic.ts';
import type { CommandClass, ShellAnalysis } from '../shell/command.ts';
import type { Signature } from '../signature/signature.ts';
import type { SourcePointer } from '../source/pointer.ts';
import type { Guard } from './guard.ts';
import type { IncidentFrontMatter } from './schema.ts';

/** A command fence and, where the record shows one, the output that confirms the cause. */
export interface CommandBlock {
  /** `command-<n>`, n from 1 through the file; the fragment of the block on its page. */
  readonly anchor: string;
  readonly language: string;
  readonly text: string;
  readonly class: CommandClass;
  /** The contributor's reason where the tool cannot know the class. */
  readonly because?: string;
  readonly title?: string;
  /** Where it holds; without it the command holds everywhere. */
  readonly holds?: Guard;
  readonly output?: string;
  /** Slug of the `##` section or step that holds it. */
  readonly section: string;
  readonly analysis: ShellAnalysis;
  readonly place: Place;
}

/** A paste that must (`sample`) or must not (`not`) match its record. */
export interface Sample {
  readonly kind: 'sample' | 'not';
  readonly title?: string;
  readonly text: string;
  readonly place: Place;
}

/** A pointer as used, with the sentence that stands beside it. */
export interface PointerUse {
  readonly pointer: SourcePointer;
  /** Plain text of what it shows; empty inside prose. */
  readonly note: string;
  readonly place: Place;
}

/** A link as written in content, before linking. */
export interface ContentLink {
  /** The URL as written. */
  readonly url: string;
  readonly text: string;
  /** Slug of the `##` section or step that holds it; empty before the first. */
  readonly section: string;
  readonly place: Place;
}

/** A `##` section, ready to print. */
export interface Section {
  /** GitHub slug of the heading. */
  readonly slug: string;
  readonly title: string;
  /** Safe HTML of everything below the heading; its links are relative to a page one folder deep. */
  readonly html: string;
  /** Plain text, for search and terminals; fences keep their text. */
  readonly text: string;
  /** Every heading below the section's own. */
  readonly headings: readonly { readonly depth: number; readonly slug: string; readonly title: string }[];
  readonly place: Place;
}

/** One incident record, compiled. Plain JSON. */
export interface IncidentRecord extends IncidentFrontMatter {
  readonly id: string;
  readonly file: string;
  readonly sections: readonly Section[];
  readonly signatures: readonly Signature[];
  readonly samples: readonly Sample[];
  readonly commands: readonly CommandBlock[];
  readonly pointers: readonly PointerUse[];
  readonly links: readonly ContentLink[];
  /** All anchors that a link may name. */
  readonly anchors: readonly string[];
  /** Place of the front matter's key, for diagnostics found when linking. */
  readonly places: Readonly<Record<string, Place>>;
}
