import { define } from '../define.ts';

const list = (words: readonly string[]): string => words.join(', ');

export const frontMatterCodes = {
  'front-matter/unknown-field': define<{ found: string; known: readonly string[]; suggestion?: string }>({
    severity: 'error',
    title: 'Unknown field',
    message: ({ found }) => `“${found}” is not a field here.`,
    help: ({ known, suggestion }) => (suggestion ? `Did you mean “${suggestion}”?` : `Fields are: ${list(known)}.`),
    why: 'A misspelt field would be left out of the page without a word.',
    wrong: 'severty: outage',
    right: 'severity: outage',
  }),
  'front-matter/missing-field': define<{ field: string; description?: string; within?: string }>({
    severity: 'error',
    title: 'Missing field',
    message: ({ field, within }) => `The field “${field}” is missing${within ? ` in ${within}` : ''}.`,
    help: ({ field, description }) => `Add “${field}: …”${description ? `: ${description}` : '.'}`,
    why: 'Lists, filters, the matcher and the page rely on it.',
  }),
  'front-matter/wrong-type': define<{ field: string; expected: string; found: string; advice?: string }>({
    severity: 'error',
    title: 'Wrong type',
    message: ({ field, expected, found }) => `“${field}” must be ${expected}, but is ${found}.`,
    help: ({ advice, expected }) => advice ?? `Write ${expected}.`,
    why: 'YAML guesses: `1.10` without quotes is the number 1.1, and an empty value is nothing at all.',
    wrong: 'affects:\n  docker: 1.12',
    right: 'affects:\n  docker: "1.12"',
  }),
  'front-matter/not-one-of': define<{ field: string; found: string; known: readonly string[]; suggestion?: string }>({
    severity: 'error',
    title: 'Not one of the allowed values',
    message: ({ field, found, known }) => `“${field}” is “${found}”, but must be one of: ${list(known)}.`,
    help: ({ suggestion }) => (suggestion ? `Did you mean “${suggestion}”?` : 'Choose one of them.'),
    why: 'Filters and colours know exactly these values.',
    wrong: 'severity: critical',
    right: 'severity: outage',
  }),
  'front-matter/bad-format': define<{ field: string; found: string; expected?: string; description?: string }>({
    severity: 'error',
    title: 'Wrong format',
    message: ({ field, found, expected }) => expected ? `“${field}” is “${found}”, but must be ${expected}.` : `“${field}” is “${found}”, which is not written as it must be.`,
    help: ({ expected, description }) => description ?? (expected ? `Write ${expected}.` : 'See the format of the field in CONTRIBUTING.'),
    why: 'The value is read by programs: it is sorted, compared or opened.',
    wrong: 'reviewed: 25.11.2026',
    right: 'reviewed: 2026-11-25',
  }),
  'front-matter/too-long': define<{ field: string; size: number; limit: number; unit: string }>({
    severity: 'error',
    title: 'Too long',
    message: ({ field, size, limit, unit }) => `“${field}” has ${size} ${unit}; at most ${limit} are allowed.`,
    help: ({ field }) => `Shorten “${field}”; details belong in the sections.`,
    why: 'Titles and summaries stand in lists, in search results and on phones.',
  }),
  'front-matter/too-short': define<{ field: string; size: number; limit: number; unit: string; description?: string }>({
    severity: 'error',
    title: 'Too short',
    message: ({ field, size, limit, unit }) => `“${field}” has ${size} ${unit}; at least ${limit} ${limit === 1 ? 'is' : 'are'} needed.`,
    help: ({ description }) => description ?? 'Say more.',
    why: 'It is what a person on call reads first.',
  }),
  'front-matter/bad-version-range': define<{ field: string; found: string; problem: string; suggestion?: string }>({
    severity: 'error',
    title: 'Version range that cannot be read',
    message: ({ field, found, problem }) => `“${field}” is “${found}”, which ${problem}.`,
    help: ({ suggestion }) => suggestion ? `Write “${suggestion}”.` : 'Write for example ">=1.11.0 <1.13.0", "17.03.2", ">=19.03 || <1.10" or "*" for all versions.',
    why: 'The range decides whether a record is shown to somebody with a certain version.',
    wrong: 'affects:\n  docker: 1.11 to 1.13',
    right: 'affects:\n  docker: ">=1.11.0 <1.13.0"',
  }),
};
