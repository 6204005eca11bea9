/** From harmless to not: a block has the class of its worst command. */
export type CommandClass = 'read-only' | 'changes' | 'destroys';

/** One thing a command block does, as the grammar sees it. */
export interface Effect {
  /** The command as written, without its surroundings, e.g. `rm -rf /var/lib/docker`. */
  readonly text: string;
  /** `unknown` where neither the table nor the grammar can tell. */
  readonly class: CommandClass | 'unknown';
  /** Why, in words a contributor reads in a diagnostic: "`rm` deletes files". */
  readonly reason: string;
  /** Offsets into the block's text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Set where text from the network is run as a program, e.g. `curl … | sh`. */
  readonly kind?: 'pipe-to-shell';
}

/** What a command block does. */
export interface ShellAnalysis {
  /**
   * The worst class that was seen, in the order `read-only`, `changes`, `unknown`, `destroys`: something unknown may be
   * worse than a change. A block with a syntax error is at least `unknown`.
   */
  readonly class: CommandClass | 'unknown';
  readonly effects: readonly Effect[];
  /** Syntax errors, with offsets into the block's text. */
  readonly errors: readonly { readonly message: string; readonly offset: number }[];
  /** Names of `<placeholders>`, in order of first use. */
  readonly placeholders: readonly string[];
}
