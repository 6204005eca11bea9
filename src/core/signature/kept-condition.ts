import type { Condition } from './condition.ts';

/** A condition as JSON, for whoever keeps signatures between two runs; making one takes longer than reading it. */
export const printCondition = (condition: Condition): string => JSON.stringify(condition);

/** The condition that `printCondition` printed. */
export const readCondition = (text: string): Condition =>
  // JSON has no `undefined`, which a pattern's absent gap is.
  JSON.parse(text, (_, value: unknown) => (value === null ? undefined : value)) as Condition;
