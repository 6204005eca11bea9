/**
 * 0: fine, or known. 1: the content has errors, or nothing is known. 2: the command was called wrongly, or the machine stood in
 * the way.
 */
export type ExitCode = 0 | 1 | 2;

/** What a command has to say; the caller prints it. */
export interface CommandResult {
  /** For standard output. */
  readonly text: string;
  /** For standard error: what a reader of the output must not find in it. */
  readonly notes?: string;
  /** Printed in place of `text` where a program reads. */
  readonly json?: unknown;
  readonly exitCode: ExitCode;
}
