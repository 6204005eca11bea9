import { incidentFrontMatter, components, sectionOrder, optionalSections, severities, statuses } from '../core/incident/schema.ts';

/** The reference part of the page, taken from the schema, so that it cannot go stale. */
export interface ContributePageProps {
  readonly fields: readonly { readonly name: string; readonly required: boolean; readonly description: string; readonly values: readonly string[] }[];
  readonly sections: readonly { readonly title: string; readonly required: boolean }[];
}

const values: Readonly<Record<string, readonly string[]>> = { component: components, severity: severities, status: statuses };

export function contributePage(): ContributePageProps {
  return {
    fields: Object.entries(incidentFrontMatter.shape).map(([name, schema]) => ({
      name,
      required: !schema.safeParse(undefined).success,
      description: schema.description ?? '',
      values: values[name] ?? [],
    })),
    sections: sectionOrder.map((title) => ({ title, required: !optionalSections.includes(title) })),
  };
}
