import { createInterface } from 'node:readline';
import type { Terminal } from './terminal.ts';

/**
 * Lines typed or pasted on a terminal, up to a line with a single dot or Ctrl-D; `undefined` after Ctrl-C.
 *
 * @param invite says what to do; called once Ctrl-C is caught
 */
export function readPaste({ input, output }: Terminal, invite: () => void): Promise<string | undefined> {
  return new Promise((done) => {
    // Not a line editor: pasted tabs must stay tabs, and nothing shall be completed or kept in a history.
    const lines: string[] = [];
    const reader = createInterface({ input, output, terminal: false });
    let stopped = false;
    const stop = () => {
      stopped = true;
      reader.close();
    };
    process.once('SIGINT', stop);
    reader.on('line', (line) => {
      if (line.trim() === '.') reader.close();
      else lines.push(line);
    });
    reader.on('close', () => {
      process.off('SIGINT', stop);
      done(stopped ? undefined : lines.join('\n'));
    });
    invite();
  });
}
