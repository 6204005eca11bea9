import { createInterface, type Interface } from 'node:readline';
import type { Terminal } from '../terminal.ts';

/** Questions and answers, line by line. */
export interface Conversation {
  print(text: string): void;
  /** The next line; `undefined` once the other side has ended it with Ctrl-C or Ctrl-D. */
  ask(prompt: string): Promise<string | undefined>;
  /** All lines up to one with a single dot, or up to Ctrl-D; `undefined` after Ctrl-C. */
  askForText(): Promise<string | undefined>;
  close(): void;
}

/** What comes in place of a line; no text that somebody could type. */
const interrupted = Symbol('Ctrl-C');
const closed = Symbol('Ctrl-D');
type Line = string | typeof interrupted | typeof closed;

/** A conversation on a terminal. One reader takes all lines, so that what is typed ahead or pasted is not lost between questions. */
export function conversationOn({ input, output }: Pick<Terminal, 'input' | 'output'>): Conversation {
  const ready: Line[] = [];
  let waiting: ((line: Line) => void) | undefined;
  const give = (line: Line) => {
    const next = waiting;
    waiting = undefined;
    if (next) next(line);
    else ready.push(line);
  };
  let reader = open();

  function open(): Interface {
    const opened = createInterface({ input, output, historySize: 0 });
    opened.on('line', give);
    opened.on('SIGINT', () => give(interrupted));
    opened.on('close', () => give(closed));
    return opened;
  }

  const next = () => new Promise<Line>((resolve) => {
    const line = ready.shift();
    if (line !== undefined) resolve(line);
    else waiting = resolve;
  });

  return {
    print: (text) => void output.write(text),
    async ask(prompt) {
      reader.setPrompt(prompt);
      reader.prompt();
      const line = await next();
      return typeof line === 'string' ? line : undefined;
    },
    async askForText() {
      const lines: string[] = [];
      for (;;) {
        const line = await next();
        if (line === interrupted) return undefined;
        if (line === closed) {
          // Ctrl-D ends the text, not the conversation.
          reader = open();
          return lines.join('\n');
        }
        if (line.trim() === '.') return lines.join('\n');
        lines.push(line);
      }
    },
    close: () => reader.close(),
  };
}
