import type { LogDescription } from '../signature/describe-log.ts';
import type { VerdictRunbook } from './verdict-index.ts';

/** More of them would not be read. */
const most = 3;

/** The runbooks to walk for a log; those that speak of a program in it come first. */
export function runbooksFor<T extends VerdictRunbook>({ programs }: Pick<LogDescription, 'programs'>, runbooks: readonly T[]): T[] {
  const names = programs.map((program) => program.replace(/\.service$/, '').toLowerCase());
  const speaksOf = ({ id, title, summary }: VerdictRunbook) => names.some((name) => `${id} ${title} ${summary}`.toLowerCase().includes(name));
  return [...runbooks].sort((a, b) => Number(speaksOf(b)) - Number(speaksOf(a))).slice(0, most);
}
