import { relative } from 'node:path';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { formatDiagnostic, formatSummary, sortDiagnostics } from '../../core/diagnostics/format.ts';
import { placedPointers } from '../../core/knowledge-base/placed-pointers.ts';
import { collisions } from '../../core/signature/collisions.ts';
import { notInLock } from '../../core/source/not-in-lock.ts';
import { loadKnowledgeBase, type LoadedKnowledgeBase } from '../../node/load-knowledge-base.ts';
import { Problem } from '../../node/problem.ts';
import type { CommandResult } from '../command-result.ts';
import { projectOf, type Context } from '../context.ts';
import { collisionsText } from '../text/collisions-text.ts';
import type { Style } from '../text/style.ts';

export interface CheckOptions {
  readonly format: 'text' | 'github';
  /** Print the table of every sample against every signature too. */
  readonly collisions: boolean;
}

/** `leadline check`: all that is wrong with all content, in one run. */
export async function checkCommand(context: Context, { format, collisions: wantsTable }: CheckOptions): Promise<CommandResult> {
  const root = projectOf(context, 'write');
  const loaded = await loadKnowledgeBase(root);
  const { kb, sources } = loaded;
  if (sources.size === 0) {
    throw new Problem(`There is no content in ${root}.`, 'Records lie in content/incidents, runbooks in runbooks, start-up orders in content/startup/<daemon>.');
  }
  const diagnostics = withLockNote(loaded);
  const { style } = context.terminal;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const report = format === 'github'
    ? diagnostics.map((problem) => githubAnnotation(problem, relative(context.current, root)))
    : diagnostics.map((problem) => `${formatDiagnostic(problem, sources.get(problem.place.file), style)}\n`);
  const table = wantsTable ? collisions(kb.incidents, kb.healthyLogs) : undefined;
  return {
    text: (table ? `${collisionsText(table, kb.healthyLogs.length, style)}\n` : '') + [...report, summary(sources.size, diagnostics, errors, style)].map((part) => `${part}\n`).join(''),
    json: { files: sources.size, errors, warnings: diagnostics.filter(({ severity }) => severity === 'warning').length, diagnostics, ...(table && { collisions: table }) },
    exitCode: errors > 0 ? 1 : 0,
  };
}

/** Only here, since whoever is writing a record, or builds the site, need not hear of it at every turn. */
function withLockNote({ kb, diagnostics }: LoadedKnowledgeBase): readonly Diagnostic[] {
  // Of a spoilt lock nothing is known.
  if (diagnostics.some(({ code }) => code === 'pointer/bad-lock')) return diagnostics;
  const note = notInLock(placedPointers(kb), kb.pointers);
  return note ? sortDiagnostics([...diagnostics, note]) : diagnostics;
}

/** For the last line of a check or a build. */
export function summary(files: number, diagnostics: readonly Diagnostic[], errors: number, style: Style): string {
  const checked = `${files} ${files === 1 ? 'file' : 'files'} checked`;
  const look = errors > 0 ? style.red : diagnostics.length > 0 ? style.yellow : style.green;
  return `${look(formatSummary(diagnostics))}; ${checked}`;
}

/** A workflow command of GitHub Actions; the runner shows it beside the line. */
function githubAnnotation({ severity, code, message, help, place }: Diagnostic, folder: string): string {
  const file = folder === '' ? place.file : `${folder}/${place.file}`;
  const properties = [
    ['file', file], ['line', place.line], ['col', place.column],
    ...(place.endLine === undefined ? [] : [['endLine', place.endLine]]),
    ...(place.endColumn === undefined ? [] : [['endColumn', place.endColumn]]),
    ['title', code],
  ].map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const kind = { error: 'error', warning: 'warning', info: 'notice' }[severity];
  return `::${kind} ${properties.join(',')}::${escapeData(`${message}\n${help}`)}`;
}

const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
