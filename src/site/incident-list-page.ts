import { components, severities, statuses } from '../core/incident/schema.ts';
import type { KnowledgeBase } from '../core/knowledge-base/knowledge-base.ts';
import { incidentCard, type IncidentCard } from './cards.ts';

/** A filter of the list, with the values that occur and how often. */
export interface Facet {
  readonly name: 'component' | 'severity' | 'status';
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

export interface IncidentListPageProps {
  readonly incidents: readonly IncidentCard[];
  readonly facets: readonly Facet[];
}

export function incidentListPage(kb: KnowledgeBase): IncidentListPageProps {
  const facet = (name: Facet['name'], order: readonly string[]): Facet => ({
    name,
    values: order
      .map((value) => ({ value, count: kb.incidents.filter((record) => record[name] === value).length }))
      .filter(({ count }) => count > 0),
  });
  return {
    incidents: kb.incidents.map(incidentCard),
    facets: [facet('component', components), facet('severity', severities), facet('status', statuses)],
  };
}
