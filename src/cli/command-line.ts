import { Problem } from '../node/problem.ts';
import { wrap } from '../core/diagnostics/terminal-text.ts';
import type { CommandResult, ExitCode } from './command-result.ts';
import type { Context } from './context.ts';
import { plainCall } from './plain-call.ts';
import type { Style } from './text/style.ts';
import type { Terminal } from './terminal.ts';

/** Options that every command has, as commander reads them. */
export interface CommonOptions {
  readonly root?: string;
  readonly json?: boolean;
}

/** Runs a command with the caller's context and prints what it says. */
export type Run = (options: CommonOptions, command: (context: Context) => Promise<CommandResult>) => Promise<void>;

/** The whole program: reads `args`, runs the command, prints, and says how it ended. Never throws. */
export async function runCommandLine(args: readonly string[], context: Context): Promise<ExitCode> {
  const { terminal } = context;
  let exitCode: ExitCode = 0;
  const run: Run = async ({ root, json }, command) => {
    const result = await command({ ...context, ...(root !== undefined && { root }) });
    print(result, json === true, terminal);
    exitCode = result.exitCode;
  };
  try {
    const plain = plainCall(args);
    if (plain) {
      await run({}, plain);
      return exitCode;
    }
    return (await (await import('./program.ts')).runProgram(args, terminal, run)) ?? exitCode;
  } catch (error) {
    terminal.errors.write(error instanceof Problem ? problemText(error, terminal.errorStyle) : bugText(error, terminal.errorStyle));
    return 2;
  }
}

function print(result: CommandResult, wantsJson: boolean, terminal: Terminal): void {
  const { text, notes, exitCode } = result;
  // Set before writing: a pipe that is closed early ends the program here.
  process.exitCode = exitCode;
  if (notes) terminal.errors.write(`${terminal.errorStyle.yellow('note: ')}${wrap(notes, terminal.errorStyle.width, 6)}\n`);
  terminal.output.write(wantsJson ? `${JSON.stringify(result.json, undefined, 2)}\n` : text);
}

function problemText(problem: Problem, style: Style): string {
  return `${style.red('error: ')}${wrap(problem.message, style.width, 7)}\n${style.cyan('help:  ')}${wrap(problem.help, style.width, 7)}\n`;
}

/** Something that no content and no machine explains. */
function bugText(error: unknown, style: Style): string {
  const { code, syscall, path } = (error ?? {}) as NodeJS.ErrnoException;
  if (code !== undefined && syscall !== undefined) {
    const what = `${syscall} ${path ?? ''}`.trim();
    return problemText(new Problem(`The system refused: ${what}: ${code}.`, hints[code] ?? 'Look at the path and at its permissions.'), style);
  }
  return `${style.red('This is a bug in leadline')}, not in your content. Please report it with what you typed and these lines:\n${error instanceof Error ? error.stack : String(error)}\n`;
}

const hints: Readonly<Record<string, string>> = {
  EACCES: 'This user may not do that; look at the permissions of the path.',
  EPERM: 'This user may not do that; look at the permissions of the path.',
  ENOENT: 'Look at the spelling of the path.',
  EISDIR: 'That is a folder; name a file.',
  ENOSPC: 'The disk is full: free some space.',
  EROFS: 'The file system is read-only.',
  EMFILE: 'Too many files are open: raise the limit with ulimit -n.',
};
