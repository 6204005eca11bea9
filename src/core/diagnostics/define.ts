import type { Severity } from './diagnostic.ts';

/** How one code speaks. `W` is the record of words that it needs. */
export interface CodeDefinition<W> {
  readonly severity: Severity;
  /** A few words, the title of its page. */
  readonly title: string;
  /** What was found and what was expected, one sentence. */
  readonly message: (words: W) => string;
  /** What to do. */
  readonly help: (words: W) => string;
  /** Why the rule exists; Markdown, for its page. */
  readonly why: string;
  /** A wrong and a right piece of content, for its page. */
  readonly wrong?: string;
  readonly right?: string;
}

/** Defines a code; exists to tie the words of message and help together. */
export function define<W>(definition: CodeDefinition<W>): CodeDefinition<W> {
  return definition;
}
