import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, type HelpConfiguration } from 'commander';
import type { Run } from './command-line.ts';
import type { ExitCode } from './command-result.ts';
import { defineReading } from './definitions/reading.ts';
import { defineWriting } from './definitions/writing.ts';
import { programFolder } from './find-project.ts';
import type { Style } from './text/style.ts';
import type { Terminal } from './terminal.ts';

/** Reads arguments of any kind and runs what they ask for; gives an exit code where that was help, or wrong use. */
export async function runProgram(args: readonly string[], terminal: Terminal, run: Run): Promise<ExitCode | undefined> {
  const program = programOf(terminal, run);
  try {
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync([...args], { from: 'user' });
    return undefined;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

function programOf(terminal: Terminal, run: Run): Command {
  const program = new Command('leadline')
    .description('Finds the known error behind a container daemon that hangs or dies, and the way out of it. Works without a network.')
    .version(versionOf(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show the help of a command')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.output.write(text),
      writeErr: (text) => void terminal.errors.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, terminal.errorStyle.red('error: '))),
      getOutHasColors: () => terminal.style.color,
      getErrHasColors: () => terminal.errorStyle.color,
      getOutHelpWidth: () => terminal.style.width,
      getErrHelpWidth: () => terminal.errorStyle.width,
    })
    .configureHelp(helpStyle(terminal.style))
    .showHelpAfterError('(leadline --help lists the commands; leadline <command> --help explains one)')
    .addHelpText('after', `
Exit codes: 0 fine or known; 1 errors in content, or nothing known; 2 called wrongly, or the machine stood in the way.

Start here:
  $ journalctl -u docker -n 2000 | leadline match       which known error is this?
  $ leadline walk dockerd-does-not-answer               find the cause step by step`);
  defineReading(program, run);
  defineWriting(program, run);
  return program;
}

const helpStyle = (style: Style): HelpConfiguration => ({
  styleTitle: style.bold,
  styleCommandText: style.cyan,
  styleSubcommandText: style.cyan,
  styleOptionText: style.cyan,
  sortSubcommands: false,
});

function versionOf(): string {
  return (JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8')) as { version: string }).version;
}
