import { z } from 'zod';
import { components, idPattern, languages, severities, statuses } from './names.ts';
import { products } from './products.ts';

export { components, idPattern, languages, products, severities, statuses };

/** Headings of a record's sections, in the order in which they must stand. */
export const sectionOrder = [
  'Symptoms', 'Impact', 'Confirm', 'Mitigate', 'Fix', 'Roll back', 'Root cause', 'Source pointers', 'Escalate',
] as const;
export const optionalSections: readonly string[] = ['Roll back'];

export const isoDate = z
  .iso.date()
  .describe('A day, written YYYY-MM-DD.');

export const versionRanges = z
  .partialRecord(z.enum(products), z.string().min(1))
  .describe('A version range per product, e.g. docker: ">=1.11.0 <1.13.0". Write 17.03.2-ce as 17.03.2.');

/** A public thread or document. */
export const sourceSchema = z
  .union([
    z.url({ protocol: /^https$/ }).transform((url) => ({ url, note: '' })),
    z.strictObject({
      url: z.url({ protocol: /^https$/ }).describe('Address of the thread or document, https.'),
      note: z.string().default('').describe('What it contributes, in our own words.'),
    }),
  ])
  .describe('A public thread or document: its https address, or url and note.');

/** The record's front matter. The JSON Schema for editors is generated from this. */
export const incidentFrontMatter = z.strictObject({
  title: z.string().min(8).max(120).describe('Names the failure as a person sees it, one line.'),
  summary: z.string().min(20).max(320).describe('What it is, and the fastest safe thing to do.'),
  component: z.enum(components).describe('The component at fault.'),
  severity: z.enum(severities).describe('How bad it is while it lasts.'),
  status: z.enum(statuses).describe('open: cause not known; known-error: cause known, no fix; fixed: see fixed-in; retired: no longer met.'),
  affects: versionRanges.describe('Versions that can show it, a range per product.'),
  'fixed-in': versionRanges.optional().describe('Versions that cannot show it any more; required when status is fixed.'),
  stage: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/).optional().describe('The start-up step where it stops, <daemon>/<stage>.'),
  alerts: z.array(z.string().regex(/^[A-Z][A-Za-z0-9]*$/)).default([]).describe('Alerts that fire, in PascalCase.'),
  sources: z.array(sourceSchema).min(1).describe('Public threads and documents that the facts come from.'),
  reviewed: isoDate.describe('The day on which a person last checked the facts.'),
  lang: z.enum(languages).default('en').describe('Language of the prose: it tells screen readers and browsers how to read it. The names of sections, the captions and the words of the tool stay English.'),
});

export type IncidentFrontMatter = Readonly<z.output<typeof incidentFrontMatter>>;
