import type { Compiled, SourceFile } from '../diagnostics/diagnostic.ts';
import { compileIncident } from '../incident/compile.ts';
import type { IncidentRecord } from '../incident/incident.ts';
import type { CompileContext } from '../markdown/context.ts';
import { compileRunbook } from '../runbook/compile.ts';
import type { Runbook } from '../runbook/runbook.ts';
import { compileStartupOrder } from '../startup/compile.ts';
import type { StartupOrder } from '../startup/startup-order.ts';
import { readContentPath } from './content-path.ts';

/** One content file, compiled by what its folder says it is. */
export type CompiledFile =
  | ({ readonly kind: 'incident' } & Compiled<IncidentRecord>)
  | ({ readonly kind: 'runbook' } & Compiled<Runbook>)
  | ({ readonly kind: 'startup' } & Compiled<StartupOrder>);

/** @throws RangeError when the path is no content path; the caller lists only those. */
export async function compileFile(file: SourceFile, context: CompileContext): Promise<CompiledFile> {
  switch (readContentPath(file.path)?.kind) {
    case 'incident': return { kind: 'incident', ...(await compileIncident(file, context)) };
    case 'runbook': return { kind: 'runbook', ...(await compileRunbook(file, context)) };
    case 'startup': return { kind: 'startup', ...compileStartupOrder(file, context) };
    case undefined: throw new RangeError(`not a content path: ${file.path}`);
  }
}
