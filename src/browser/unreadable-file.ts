/** The file that was dropped holds no text, or too much of it; the message is for a reader. */
export class UnreadableFile extends Error {}
