import type { Compiled, SourceFile } from '../diagnostics/diagnostic.ts';
import { compileIncident } from '../incident/compile.ts';
import type { IncidentRecord } from '../incident/incident.ts';
import { compileHealthyLog, type HealthyLog } from '../healthy/healthy-log.ts';
import type { CompileContext } from '../markdown/context.ts';
import { compileRunbook } from '../runbook/compile.ts';
import type { Runbook } from '../runbook/runbook.ts';
import { signatureAnchorsWithConditions, type Anchors } from '../signature/match.ts';
import { compileStartupOrder } from '../startup/compile.ts';
import type { StartupOrder } from '../startup/startup-order.ts';
import { readContentPath } from './content-path.ts';

/** With what its signatures are found by: made where files are compiled at the same time, and kept with them. */
export type CompiledIncident = { readonly kind: 'incident'; readonly anchors: Anchors } & Compiled<IncidentRecord>;

/** One content file, compiled by what its folder says it is. */
export type CompiledFile =
  | CompiledIncident
  | ({ readonly kind: 'runbook' } & Compiled<Runbook>)
  | ({ readonly kind: 'startup' } & Compiled<StartupOrder>)
  | ({ readonly kind: 'healthy' } & Compiled<HealthyLog>);

/** @throws RangeError when the path is no content path; the caller lists only those. */
export async function compileFile(file: SourceFile, context: CompileContext): Promise<CompiledFile> {
  const path = readContentPath(file.path);
  switch (path?.kind) {
    case 'incident': {
      const compiled = await compileIncident(file, context);
      return { kind: 'incident', anchors: signatureAnchorsWithConditions(compiled.value?.signatures ?? []), ...compiled };
    }
    case 'runbook': return { kind: 'runbook', ...(await compileRunbook(file, context)) };
    case 'startup': return { kind: 'startup', ...compileStartupOrder(file, context) };
    case 'healthy': return { kind: 'healthy', ...compileHealthyLog(file, path.id) };
    case undefined: throw new RangeError(`not a content path: ${file.path}`);
  }
}
