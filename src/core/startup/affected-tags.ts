import type { IncidentRecord } from '../incident/incident.ts';
import type { SourcePointer } from '../source/pointer.ts';
import { byVersion, saysItAffects } from './order-version.ts';
import type { StartupOrder } from './startup-order.ts';

/**
 * The versions at which a record's pointer is looked up besides its own: those of the start-up orders of the same repository that
 * the record says it affects, oldest first, as tags or commit ids.
 */
export function affectedTags(
  { affects }: Pick<IncidentRecord, 'affects'>, { repository, ref }: Pick<SourcePointer, 'repository' | 'ref'>,
  orders: readonly Pick<StartupOrder, 'daemon' | 'version' | 'title' | 'repository' | 'tag' | 'commit'>[],
): string[] {
  return orders
    .filter((order) => order.repository === repository && order.tag !== ref && order.commit !== ref && saysItAffects(affects, order))
    .sort(byVersion)
    .map(({ tag }) => tag);
}
