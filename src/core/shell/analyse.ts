import type { ShellAnalysis } from './command.ts';
import { substitutePlaceholders } from './placeholders.ts';
import { worst } from './verdict.ts';
import { walkText, type Findings } from './walk.ts';

/**
 * Understands what a command block does, with the grammar of bash.
 *
 * Effects stand in the order of the walk: a command, then what its words and redirections do. Nothing is run, no file is
 * looked at, variables are not followed: where the outcome depends on them the effect is `unknown`, or what the visible
 * words say. Never throws; linear in the length of `text`.
 */
export function analyseShell(text: string): ShellAnalysis {
  const substituted = substitutePlaceholders(text);
  const findings: Findings = { effects: [], errors: [], functions: new Set() };
  walkText({ text: substituted.text, base: 0, whole: { start: 0, end: text.length } }, findings);
  // A here-document's substitutions are met twice: where it stands, and where a shell reads it.
  const effects = unique(findings.effects, (effect) => `${effect.start} ${effect.end} ${effect.reason} ${effect.text}`);
  const errors = unique(findings.errors, (error) => `${error.offset} ${error.message}`);
  const verdicts = effects.map((effect) => effect.class);
  return {
    class: worst(errors.length > 0 ? [...verdicts, 'unknown'] : verdicts),
    effects,
    errors: errors.toSorted((a, b) => a.offset - b.offset),
    placeholders: [...new Set(substituted.placeholders.map((placeholder) => placeholder.name))],
  };
}

function unique<T>(list: readonly T[], key: (item: T) => string): T[] {
  const seen = new Map<string, T>();
  for (const item of list) if (!seen.has(key(item))) seen.set(key(item), item);
  return [...seen.values()];
}
