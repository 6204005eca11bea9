import { join, resolve } from 'node:path';
import { serveSite } from '../../node/serve.ts';
import { Problem } from '../../node/problem.ts';
import type { CommandResult } from '../command-result.ts';
import { projectOf, type Context } from '../context.ts';

export interface ServeOptions {
  readonly port?: string;
  readonly host?: string;
}

/** `leadline serve`: serves until Ctrl-C, which is how it is meant to end. */
export async function serveCommand(context: Context, folder: string | undefined, { port, host }: ServeOptions): Promise<CommandResult> {
  const { terminal, current } = context;
  const site = folder === undefined ? join(projectOf(context, 'read'), 'dist') : resolve(current, folder);
  const served = await serveSite({
    folder: site,
    ...(port !== undefined && { port: readPort(port), nextFreePort: false }),
    ...(host !== undefined && { host }),
  });
  terminal.output.write(`Serving ${site} at ${terminal.style.cyan(served.url)}\n${terminal.style.dim('Ctrl-C stops it.')}\n`);
  await new Promise<void>((stop) => {
    process.once('SIGINT', () => stop());
    process.once('SIGTERM', () => stop());
  });
  await served.close();
  return { text: '', exitCode: 0 };
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new Problem(`“${text}” is no port.`, 'Ports go from 1 to 65535; 0 takes any free one.');
  return port;
}
