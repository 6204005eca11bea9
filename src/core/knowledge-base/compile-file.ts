import type { Compiled, SourceFile } from '../diagnostics/diagnostic.ts';
import { compileIncident } from '../incident/compile.ts';
import type { IncidentRecord } from '../incident/incident.ts';
import { compileHealthyLog, type HealthyLog } from '../healthy/healthy-log.ts';
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
  | ({ readonly kind: 'startup' } & Compiled<StartupOrder>)
  | ({ readonly kind: 'healthy' } & Compiled<HealthyLog>);

/** @throws RangeError when the path is no content path; the caller lists only those. */
export async function compileFile(file: SourceFile, context: CompileContext): Promise<CompiledFile> {
  const path = readContentPath(file.path);
  switch (path?.kind) {
    case 'incident': return { kind: 'incident', ...(await compileIncident(file, context)) };
    case 'runbook': return { kind: 'runbook', ...(await compileRunbook(file, context)) };
    case 'startup': return { kind: 'startup', ...compileStartupOrder(file, context) };
    case 'healthy': return { kind: 'healthy', ...compileHealthyLog(file, path.id) };
    case undefined: throw new RangeError(`not a content path: ${file.path}`);
  }
}
