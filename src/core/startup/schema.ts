import { z } from 'zod';
import { idPattern, isoDate } from '../incident/schema.ts';
import { observableKeys } from './observable-keys.ts';

export const messageLevels = ['trace', 'debug', 'info', 'warning', 'error', 'fatal', 'panic', 'stderr'] as const;

const pointer = z.string().min(1).describe('A source pointer: owner/repo@ref:path#symbol, then call, message or text.');
const text = z.string().min(1);

const observation = z.strictObject({
  state: z.enum(['no', 'partly', 'yes']).describe('Can it be used from this step on?'),
  note: z.string().default('').describe('How, or why not; inline Markdown.'),
});

/** One step as written. */
export const startupStep = z.strictObject({
  stage: z.string().regex(idPattern).describe('Stable id of the step, the same across versions.'),
  name: z.string().min(4).max(60).describe('What the daemon does here, imperative.'),
  pointer,
  does: text.describe('One to three sentences; inline Markdown.'),
  concurrent: z.boolean().default(false).describe('It runs beside the following steps.'),
  messages: z.array(z.strictObject({
    level: z.enum(messageLevels).describe('Level as logged; stderr for text without one.'),
    text: text.describe('The literal, with <…> for what varies.'),
    pointer: pointer.optional(),
    when: text.optional().describe('Only then. Left out only where every start prints it.'),
    value: z.boolean().default(false).describe('The text is an error value made elsewhere, not a literal of this symbol.'),
  })).optional().describe('Log messages, in order.'),
  waits: z.array(z.strictObject({
    for: text.describe('What it waits for.'),
    limit: z.string().regex(/^(none|(\d+(\.\d+)?(ms|s|m|h))+)$/).describe('A duration such as 15s, or none.'),
    then: text.optional().describe('What happens at the limit.'),
    pointer: pointer.optional(),
  })).optional().describe('What blocks here, and for how long.'),
  reads: z.array(z.strictObject({
    path: text.describe('File or directory, with <…> for what varies.'),
    damaged: text.describe('What an empty, truncated or unreadable file does here.'),
    pointer: pointer.optional(),
  })).optional().describe('What it reads from disk.'),
  fails: text.optional().describe('How it ends when this step fails; inline Markdown.'),
  observable: z.partialRecord(z.enum(observableKeys), observation).optional().describe('What can be observed from here on: only what changes.'),
  killed: text.optional().describe('What may be lost by killing it here; inline Markdown.'),
});
export type StartupStepFile = z.output<typeof startupStep>;

/** One start-up order file. The JSON Schema for editors is generated from this. */
export const startupOrderFile = z.strictObject({
  title: z.string().min(4).max(80).describe('Daemon and version.'),
  summary: z.string().min(20).max(400).describe('What is special about the start of this version.'),
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/).describe('owner/name.'),
  tag: text.describe('Tag or full commit id that all pointers use unless they say otherwise.'),
  commit: z.string().regex(/^[0-9a-f]{40}$/).describe('The commit that the tag stands for.'),
  'pinned-by': text.optional().describe('Which release ships this commit, and where that is written.'),
  reviewed: isoDate.describe('The day on which a person last checked it against the source.'),
  steps: z.array(startupStep).min(2),
});
export type StartupOrderFile = z.output<typeof startupOrderFile>;
