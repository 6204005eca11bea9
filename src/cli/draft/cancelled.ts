/** A person ended a question with Ctrl-C or Esc. */
export class Cancelled extends Error {}
