import { relative } from 'node:path';
import { formatDiagnostic } from '../../core/diagnostics/format.ts';
import { suggest } from '../../core/diagnostics/suggest.ts';
import type { ReadExcerpts, WithoutExcerpt } from '../../core/source/read-excerpts.ts';
import { buildSite } from '../../node/build/build-site.ts';
import { Problem } from '../../node/problem.ts';
import { readClones } from '../clones.ts';
import type { CommandResult } from '../command-result.ts';
import { projectOf, type Context } from '../context.ts';
import { summary } from './check.ts';

export interface BuildCommandOptions {
  readonly out?: string;
  /** Show the lines that source pointers mean. */
  readonly excerpts?: boolean;
  /** `owner/name=<path of a clone>`, as given with each `--git`. */
  readonly git?: readonly string[];
}

/**
 * `leadline build`: the site, or why there is none. Says on standard error what it is doing.
 *
 * @throws Problem when `--excerpts` and `--git` do not go together, or a `--git` is not of the form `owner/name=<path>`
 */
export async function buildCommand(context: Context, { out, excerpts = false, git = [] }: BuildCommandOptions): Promise<CommandResult> {
  const { terminal, current } = context;
  const { style, errorStyle } = terminal;
  if (excerpts && git.length === 0) throw new Problem('--excerpts needs clones of the sources to read the lines from.', 'Add --git owner/name=<path of the clone>, e.g. --git moby/moby=../moby.');
  if (!excerpts && git.length > 0) throw new Problem('--git is for --excerpts alone: a build without it reads no sources.', 'Add --excerpts, or leave --git out.');
  const excerptsFrom = excerpts ? readClones(git) : undefined;
  const begin = context.now().getTime();
  const result = await buildSite({
    root: projectOf(context, 'write'),
    ...(out !== undefined && { out }),
    ...(excerptsFrom && { excerptsFrom }),
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
  const { shown, without } = result.excerpts ?? {};
  return {
    text: `${report}${diagnostics.length > 0 ? `${summary(sources.size, diagnostics, errors, style)}\n` : ''}${result.excerpts && ok ? excerptsLine(result.excerpts, Object.keys(excerptsFrom ?? {})) : ''}${last}\n`,
    json: { ok, out: result.out, ...site, diagnostics, ...(result.excerpts && { excerpts: { shown, without } }) },
    exitCode: ok ? 0 : 1,
  };
}

const reasons: Readonly<Record<WithoutExcerpt, string>> = {
  'no-clone': 'no clone given', 'no-commit': 'not in the clone', 'not-current': 'not verified as current', 'whole-file': 'a whole file is meant',
};

/** How many pointers show their lines, and why the others do not; then clones that were given for nothing. */
function excerptsLine({ excerpts, shown, without }: ReadExcerpts, clones: readonly string[]): string {
  const none = without.reduce((sum, { pointers }) => sum + pointers, 0);
  const why = without.map(({ reason, repository, pointers }) => `\n  ${pointers} into ${repository}: ${reasons[reason]}`).join('');
  const used = [...new Set([...excerpts.values(), ...without].map(({ repository }) => repository))];
  const unused = clones.filter((clone) => !used.includes(clone)).map((clone) => {
    const meant = suggest(clone, used);
    return `No source pointer goes to ${clone}, given with --git.${meant ? ` Did you mean ${meant}?` : ''}\n`;
  });
  return `${shown} of ${shown + none} source pointers show their lines${none === 0 ? '' : `, ${none} have none:${why}`}\n${unused.join('')}`;
}

/** Relative where that is shorter to read. */
function shortPath(current: string, path: string): string {
  const short = relative(current, path);
  return short === '' ? '.' : short.startsWith('..') ? path : short;
}
