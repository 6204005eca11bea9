import type { CommandClass } from './command.ts';

/** What can be said about one command. */
export type Verdict = CommandClass | 'unknown';

const order: readonly Verdict[] = ['read-only', 'changes', 'unknown', 'destroys'];

/** Whether `a` is worse than `b`; `unknown` stands between `changes` and `destroys`. */
export function isWorse(a: Verdict, b: Verdict): boolean {
  return order.indexOf(a) > order.indexOf(b);
}

/** The worst of the verdicts; `read-only` when there are none. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  let found: Verdict = 'read-only';
  for (const verdict of verdicts) if (isWorse(verdict, found)) found = verdict;
  return found;
}
