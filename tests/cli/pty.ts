import { spawn, spawnSync } from 'node:child_process';
import { launcher, plainEnv } from './run-cli.ts';

/** Why there is no pseudo-terminal here; `false` where there is one. `script` of util-linux is on every Debian. */
export const noTerminal: string | false = spawnSync('script', ['-qec', 'true', '/dev/null'], { stdio: 'ignore' }).status === 0
  ? false : 'needs `script` of util-linux for a pseudo-terminal';

/** A program on a terminal of its own, as a person sees it. */
export interface TerminalRun {
  /** Waits until the text is on the screen, counted from what was waited for before. */
  see(text: string | RegExp): Promise<void>;
  type(text: string): void;
  /** Waits until the program has ended. */
  end(): Promise<{ readonly screen: string; readonly code: number | null }>;
}

const quote = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** Only to fail with what was on the screen instead of hanging. */
const longestWait = 60_000;

/** Runs `leadline` with these arguments on a pseudo-terminal, which has no size, as a serial console has none. */
export function runOnTerminal(root: string, args: readonly string[], env: Record<string, string> = {}): TerminalRun {
  // The shell outlives Ctrl-C and the program by a moment: on a busy machine `script` loses what was written right before the end.
  const command = `trap : INT; ${[process.execPath, launcher, ...args].map(quote).join(' ')}; code=$?; sleep 0.5; exit $code`;
  const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: root, env: { ...plainEnv, TERM: 'xterm', SHELL: '/bin/sh', ...env } });
  let screen = '';
  let seen = 0;
  const watchers = new Set<() => void>();
  const look = () => watchers.forEach((watch) => watch());
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += withoutEscapes(text);
    look();
  });
  let ended: { readonly code: number | null } | undefined;
  child.on('close', (code) => {
    ended = { code };
    look();
  });

  function wait<T>(what: string, ready: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        watchers.delete(watch);
        clearTimeout(timer);
      };
      const watch = () => {
        const value = ready();
        if (value === undefined && !ended) return;
        stop();
        if (value === undefined) reject(new Error(`ended before ${what}; on the screen:\n${screen}`));
        else resolve(value);
      };
      const timer = setTimeout(() => {
        stop();
        child.kill();
        reject(new Error(`waited in vain for ${what}; on the screen:\n${screen}`));
      }, longestWait);
      watchers.add(watch);
      watch();
    });
  }

  return {
    async see(text) {
      seen = await wait(String(text), () => {
        const rest = screen.slice(seen);
        const found = typeof text === 'string' ? { index: rest.indexOf(text), length: text.length } : matchOf(text, rest);
        return found.index < 0 ? undefined : seen + found.index + found.length;
      });
    },
    type: (text) => void child.stdin.write(text),
    async end() {
      const { code } = await wait('the end', () => ended);
      return { screen, code };
    },
  };
}

function matchOf(pattern: RegExp, text: string): { index: number; length: number } {
  const match = pattern.exec(text);
  return match ? { index: match.index, length: match[0].length } : { index: -1, length: 0 };
}

const withoutEscapes = (text: string): string => text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replaceAll('\r', '');
