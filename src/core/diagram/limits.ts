import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { placeIn } from './mermaid/source-lines.ts';

/**
 * What a diagram may have at most. More is not readable, and slow to lay out. Lines are limited because mermaid's own
 * regular expressions take cubic time on a long one, and subgraphs because its parser takes quadratic time.
 */
export const limits = {
  'characters': 50_000,
  'characters on one line': 2000,
  'nodes': 300,
  'edges': 500,
  'subgraphs': 60,
  'subgraphs inside each other': 6,
  'participants': 40,
  'messages, notes and blocks': 600,
} as const;

export type Counted = keyof typeof limits;

/** The first count that is over its limit, as a diagnostic. */
export function tooLarge(counts: readonly (readonly [what: Counted, found: number])[], place: Place): Diagnostic | undefined {
  const excess = counts.find(([what, found]) => found > limits[what]);
  return excess && diagnostic('diagram/too-large', place, { what: excess[0], found: excess[1], limit: limits[excess[0]] });
}

/** Finds before parsing what would take the parser too long. */
export function tooLargeToParse(source: string, place: Place): Diagnostic | undefined {
  if (source.length > limits.characters) return tooLarge([['characters', source.length]], place);
  const lines = source.split(/\r\n?|\n/);
  const long = lines.findIndex((line) => line.length > limits['characters on one line']);
  if (long >= 0) return tooLarge([['characters on one line', lines[long]!.length]], placeIn(place, long));
  return tooLarge([['subgraphs', lines.filter((line) => /^\s*subgraph\b/.test(line)).length]], place);
}
