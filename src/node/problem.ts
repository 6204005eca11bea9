/** A problem of the machine or of how a command was called, not of content and not of our code: printed without a stack. */
export class Problem extends Error {
  /** What to do about it. */
  readonly help: string;

  constructor(message: string, help: string) {
    super(message);
    this.name = 'Problem';
    this.help = help;
  }
}
