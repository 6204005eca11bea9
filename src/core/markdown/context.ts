import type { Compiled, Place } from '../diagnostics/diagnostic.ts';
import type { PointerLock } from '../source/pointer.ts';

/** A mermaid text, drawn. Trusted: made by our own writer, inserted after sanitising. */
export interface Drawing {
  readonly svg: string;
  /** Safe HTML: the picture as a text outline. */
  readonly outline: string;
  readonly title: string;
  readonly description: string;
  /** Pixels at 100 %. */
  readonly width: number;
  readonly height: number;
}

/** What compiling a content file needs from outside; the same for every file of a build. */
export interface CompileContext {
  readonly pointers: PointerLock;
  /**
   * Draws one mermaid text. `place` is where its first line stands; `id` is unique on the page and prefixes all ids in the
   * SVG; `resolveLink` turns a link as written into the address to print.
   */
  drawDiagram(source: string, options: {
    readonly place: Place;
    readonly id: string;
    readonly resolveLink: (href: string) => string | undefined;
  }): Promise<Compiled<Drawing>>;
}
