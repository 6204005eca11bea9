import type { Place } from '../diagnostics/diagnostic.ts';
import type { Drawing } from '../markdown/context.ts';

/** A mermaid text, drawn. Trusted markup: made here, every piece of content escaped; the SVG carries the same size. */
export type { Drawing };

export interface DrawOptions {
  /** Where the first line of the mermaid text stands, so that diagnostics point into the file. */
  readonly place?: Place;
  /** Unique on the page; prefixes every id in the SVG and in the outline. By default made from the text. */
  readonly id?: string;
  /** `drop` draws nodes without their links, for pictures inside a link or on a card. Default `keep`. */
  readonly links?: 'keep' | 'drop';
  /** Turns a link as written into the one to publish; undefined leaves it as written. */
  readonly resolveLink?: (href: string) => string | undefined;
}

/** What the two kinds of diagram have in common once they are laid out. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  /** The inside of the SVG. */
  readonly body: string;
  readonly outline: string;
  readonly hasLinks: boolean;
}

/** What a kind of diagram needs to know to be drawn. */
export interface DrawContext {
  readonly source: string;
  readonly place: Place;
  readonly id: string;
  readonly links: 'keep' | 'drop';
  readonly resolveLink: (href: string) => string | undefined;
}
