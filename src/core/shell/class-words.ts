import { suggest } from '../diagnostics/suggest.ts';
import type { CommandClass } from './command.ts';

export const commandClasses: readonly CommandClass[] = ['read-only', 'changes', 'destroys'];

/** The class that a word of a fence names. */
export function parseClass(word: string | undefined): CommandClass | undefined {
  return commandClasses.find((known) => known === word);
}

/** Words that people use for a class, in their own language or another tool's. */
const synonyms: ReadonlyMap<string, CommandClass> = new Map([
  ...['ro', 'read', 'reads', 'safe', 'harmless', 'look', 'query', 'info', 'none', '只读', '安全'].map((word) => [word, 'read-only'] as const),
  ...['rw', 'write', 'writes', 'modify', 'modifies', 'mutates', 'mutating', 'restart', 'restarts', 'careful', '修改', '变更'].map((word) => [word, 'changes'] as const),
  ...['delete', 'deletes', 'danger', 'dangerous', 'destructive', 'destruct', 'destroying', 'rm', 'wipe', '破坏', '危险', '删除'].map((word) => [word, 'destroys'] as const),
]);

/** The class that an unknown word most likely means. */
export function suggestClass(word: string): CommandClass | undefined {
  const lower = word.toLowerCase();
  return synonyms.get(lower) ?? parseClass(suggest(lower, commandClasses));
}
