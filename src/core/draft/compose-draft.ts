import { components } from '../incident/names.ts';
import type { IncidentFrontMatter } from '../incident/schema.ts';

/** What a draft is made of; all else is left to write. */
export interface DraftParts {
  readonly title?: string;
  /** Absent where the log does not say it and nobody was asked. */
  readonly component?: IncidentFrontMatter['component'] | undefined;
  readonly severity: IncidentFrontMatter['severity'];
  /** The severity was guessed from the log. */
  readonly severityIsGuess: boolean;
  /** A version range per product. */
  readonly affects: Readonly<Record<string, string>>;
  readonly sources: readonly string[];
  /** YYYY-MM-DD. */
  readonly reviewed: string;
  /** Empty where no line of the log identifies the failure. */
  readonly signature: string;
  readonly sample?: string;
}

/**
 * An incident record with every section in its order. What only a person can know begins with “To write:”, which
 * `leadline check` reports one by one; everything else is valid as it stands.
 */
export function composeDraft(parts: DraftParts): string {
  return `${[frontMatter(parts), symptoms(parts), ...sections].join('\n\n')}\n`;
}

function frontMatter({ title, component, severity, severityIsGuess, affects, sources, reviewed }: DraftParts): string {
  const ranges = Object.entries(affects).map(([product, range]) => `\n  ${product}: ${JSON.stringify(range)}`).join('');
  return [
    '---',
    `title: ${JSON.stringify(title ?? 'To write: the failure as a person sees it, one line.')}`,
    'summary: >-',
    '  To write: what it is, and the fastest safe thing to do. Two sentences.',
    `component: ${component ?? `# one of ${components.join(', ')}`}`,
    `severity: ${severity}${severityIsGuess ? ' # guessed from the log: outage, degraded or nuisance' : ''}`,
    'status: open # known-error once the cause is known, fixed once a version has the fix',
    ranges ? `affects:${ranges}` : 'affects: {} # a version range per product, e.g. docker: ">=20.10.0 <20.10.9"',
    sources.length > 0 ? `sources:${sources.map((url) => `\n  - ${JSON.stringify(url)}`).join('')}` : 'sources: [] # public threads and documents, https',
    `reviewed: ${reviewed}`,
    'lang: en',
    '---',
  ].join('\n');
}

function symptoms({ signature, sample }: DraftParts): string {
  return [
    '## Symptoms',
    'To write: what a person sees. Which command hangs or fails, for whom, since when; what still works.',
    ...(signature ? [fence('log signature', signature)] : []),
    ...(sample ? [fence('log sample', sample)] : []),
  ].join('\n\n');
}

/** A fence that nothing inside can close. */
function fence(info: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([marks]) => marks.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${info}\n${text}\n${marks}`;
}

/** Source pointers has no text: an empty list already has a diagnostic of its own. */
const sections: readonly string[] = [
  '## Impact\n\nTo write: what does not work and what goes on, and whether it heals by itself.',
  '## Confirm\n\nTo write: commands that only look and show that it is this failure and no other, each in a `sh read-only` fence, with what they print in an `output` fence.',
  '## Mitigate\n\nTo write: what lessens the impact now. Evidence first: what must be saved before anything is restarted.',
  '## Fix\n\nTo write: what ends it for good, and the first version that has it.',
  '## Root cause\n\nTo write: what the sources prove, what was reproduced, and what is only likely.',
  '## Source pointers',
  '## Escalate\n\nTo write: to whom to go when nothing of this helps, and what to attach.',
];
