import { z } from 'zod';
import { runbookFrontMatter } from '../runbook/schema.ts';
import { startupOrderFile } from '../startup/schema.ts';
import { incidentFrontMatter } from './schema.ts';

/** A JSON Schema (draft 7, which YAML editors read) and the file name under which it is kept in `schema/`. */
export interface NamedSchema {
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** The schemas of all content formats, as a contributor writes them: before defaults are filled in. */
export function jsonSchemas(): readonly NamedSchema[] {
  return [
    named('incident.json', 'Front matter of an incident record (content/incidents/*.md)', incidentFrontMatter),
    named('runbook.json', 'Front matter of a runbook (runbooks/*.md)', runbookFrontMatter),
    named('startup-order.json', 'Start-up order of a daemon (content/startup/<daemon>/<version>.yaml)', startupOrderFile),
  ];
}

function named(name: string, title: string, schema: z.ZodType): NamedSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7', reused: 'inline' }) as Record<string, unknown>;
  return { name, schema: { $schema, title, ...rest } };
}
