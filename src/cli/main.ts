import { terminalOf } from './terminal.ts';

/** What a reader that has seen enough (`| head -1`) leaves behind is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});
process.stderr.on('error', () => {});

const { runCommandLine } = await import('./command-line.ts');
process.exitCode = await runCommandLine(process.argv.slice(2), {
  terminal: terminalOf(process),
  current: process.cwd(),
  env: process.env,
  now: () => new Date(),
});
