import type { StartupOrder } from '../startup/startup-order.ts';
import { readContentPath } from './content-path.ts';

/** What the start-up orders say of stages; a name is `<daemon>/<stage>`. */
export interface StageNames {
  /** Every stage of every order, once. */
  readonly known: readonly string[];
  /** Whether no order has it. No where one of its daemon did not compile, which may have it and has diagnostics of its own. */
  isUnknown(name: string): boolean;
}

/** @param files paths of all content files, also of those that did not compile */
export function stageNames(orders: readonly StartupOrder[], files: Iterable<string>): StageNames {
  const known = new Set(orders.flatMap(({ daemon, steps }) => steps.map(({ stage }) => `${daemon}/${stage}`)));
  const compiled = new Set(orders.map(({ file }) => file));
  const inDoubt = new Set([...files].flatMap((file) => {
    const path = readContentPath(file);
    return path?.kind === 'startup' && !compiled.has(file) ? [path.daemon] : [];
  }));
  return { known: [...known], isUnknown: (name) => !known.has(name) && !inDoubt.has(name.split('/')[0]!) };
}
