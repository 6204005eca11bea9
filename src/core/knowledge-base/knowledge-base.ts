import type { HealthyLog } from '../healthy/healthy-log.ts';
import type { IncidentRecord } from '../incident/incident.ts';
import type { Runbook } from '../runbook/runbook.ts';
import type { PointerLock } from '../source/pointer.ts';
import type { StartupOrder } from '../startup/startup-order.ts';

/** Who points at a record, runbook or stage. */
export interface BackLink {
  readonly kind: 'incident' | 'runbook';
  readonly id: string;
  /** Section slug or step id in which the link stands. */
  readonly anchor: string;
  readonly title: string;
}

/** Everything that every output reads: linked, checked, plain read-only JSON. Lists are sorted by id. */
export interface KnowledgeBase {
  readonly incidents: readonly IncidentRecord[];
  readonly runbooks: readonly Runbook[];
  readonly startupOrders: readonly StartupOrder[];
  /** What no signature may match. */
  readonly healthyLogs: readonly HealthyLog[];
  /** Keys: `incident:<id>`, `runbook:<id>`, `stage:<daemon>/<stage>`. */
  readonly backLinks: Readonly<Record<string, readonly BackLink[]>>;
  readonly pointers: PointerLock;
}
