import { relative } from 'node:path';
import { formatDiagnostic } from '../../core/diagnostics/format.ts';
import { buildSite } from '../../node/build/build-site.ts';
import type { CommandResult } from '../command-result.ts';
import { projectOf, type Context } from '../context.ts';
import { summary } from './check.ts';

/** `leadline build`: the site, or why there is none. Says on standard error what it is doing. */
export async function buildCommand(context: Context, out: string | undefined): Promise<CommandResult> {
  const { terminal, current } = context;
  const { style, errorStyle } = terminal;
  const begin = context.now().getTime();
  const result = await buildSite({
    root: projectOf(context, 'write'),
    ...(out !== undefined && { out }),
    log: (step) => void terminal.errors.write(`${errorStyle.dim(`${step} …`)}\n`),
  });
  const { ok, diagnostics, sources, site } = result;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const report = diagnostics.map((problem) => `${formatDiagnostic(problem, sources.get(problem.place.file), style)}\n\n`).join('');
  const seconds = ((context.now().getTime() - begin) / 1000).toFixed(1);
  const folder = shortPath(current, result.out);
  const last = ok
    ? `${style.green('built')} ${folder} in ${seconds} s: ${site!.pages} pages, ${site!.rendered} of them new`
    : `${style.red('not built')}: ${folder} is as it was`;
  return {
    text: `${report}${diagnostics.length > 0 ? `${summary(sources.size, diagnostics, errors, style)}\n` : ''}${last}\n`,
    json: { ok, out: result.out, ...site, diagnostics },
    exitCode: ok ? 0 : 1,
  };
}

/** Relative where that is shorter to read. */
function shortPath(current: string, path: string): string {
  const short = relative(current, path);
  return short === '' ? '.' : short.startsWith('..') ? path : short;
}
