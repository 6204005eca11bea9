import type { OrderComparison } from './compare.ts';
import { isDifference } from './compare-step.ts';

/** How much is different, in numbers of steps. */
export interface ComparisonCounts {
  readonly appeared: number;
  readonly went: number;
  readonly moved: number;
  /** In both orders, with other messages, waits, reads, ends, or things to be seen. */
  readonly changed: number;
}

export function countChanges({ stages }: Pick<OrderComparison, 'stages'>): ComparisonCounts {
  const count = (state: string): number => stages.filter((stage) => stage.state === state).length;
  return {
    appeared: count('appeared'), went: count('went'), moved: count('moved'),
    changed: stages.filter(({ changes }) => changes.some(isDifference)).length,
  };
}

/** `8 appeared, 2 went, 7 moved; 32 say, read, wait or fail otherwise`. */
export function countWords({ appeared, went, moved, changed }: ComparisonCounts): string {
  const order = [[appeared, 'appeared'], [went, 'went'], [moved, 'moved']].filter(([count]) => count !== 0).map(([count, what]) => `${count} ${what}`);
  const others = changed === 0 ? 'none says, reads, waits or fails otherwise' : `${changed} ${changed === 1 ? 'says, reads, waits or fails' : 'say, read, wait or fail'} otherwise`;
  return `${order.length === 0 ? 'no step appeared, went or moved' : order.join(', ')}; ${others}`;
}
