import { z } from 'zod';
import { isoDate, languages, sourceSchema } from '../incident/schema.ts';

/** The runbook's front matter. The JSON Schema for editors is generated from this. */
export const runbookFrontMatter = z.strictObject({
  title: z.string().min(8).max(120).describe('What the person on call sees, one line.'),
  summary: z.string().min(20).max(320).describe('What the runbook leads to, and for whom.'),
  start: z.string().optional().describe('Id of the first step; by default the first in the file.'),
  reviewed: isoDate.describe('The day on which a person last walked it.'),
  sources: z.array(sourceSchema).default([]).describe('Public documents that the steps rest on.'),
  lang: z.enum(languages).default('en').describe('Language of the prose: it tells screen readers and browsers how to read it. The names of sections, the captions and the words of the tool stay English.'),
});

export type RunbookFrontMatter = Readonly<z.output<typeof runbookFrontMatter>>;

/** First word of an outcome's heading, up to its colon. */
export const outcomeHeadings = { 'Resolved': 'resolved', 'Escalate': 'escalate', 'Inconclusive': 'inconclusive' } as const;
