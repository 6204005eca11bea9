import type { IncidentRecord } from '../incident/incident.ts';
import { byVersion, canAffect, type OrderName } from './order-version.ts';
import type { StartupOrder } from './startup-order.ts';

/** The orders that an incident stops: those that have its stage and whose version it affects, oldest first. */
export function ordersStoppedBy<O extends OrderName & { readonly steps: readonly Pick<StartupOrder['steps'][number], 'stage'>[] }>(
  { stage, affects }: Pick<IncidentRecord, 'stage' | 'affects'>, orders: readonly O[],
): O[] {
  return orders
    .filter((order) => order.steps.some((step) => `${order.daemon}/${step.stage}` === stage) && canAffect(affects, order))
    .sort(byVersion);
}
