import type { PointerUser, UsedPointer } from '../source/drift.ts';
import type { StartupOrder } from '../startup/startup-order.ts';
import type { KnowledgeBase } from './knowledge-base.ts';

/** Every pointer of the content, each with all its uses, in the order of files and lines. */
export function usedPointers(kb: Pick<KnowledgeBase, 'startupOrders' | 'incidents' | 'runbooks'>): UsedPointer[] {
  const found = new Map<string, { readonly pointer: UsedPointer['pointer']; readonly users: PointerUser[] }>();
  const add = (pointer: UsedPointer['pointer'], user: PointerUser) => {
    const known = found.get(pointer.raw);
    if (known) known.users.push(user);
    else found.set(pointer.raw, { pointer, users: [user] });
  };
  for (const order of kb.startupOrders) {
    for (const { pointer, place } of order.pointers) add(pointer, { file: place.file, line: place.line, ...stageAt(order, place.line) });
  }
  for (const { pointers, stage } of kb.incidents) {
    for (const { pointer, place } of pointers) add(pointer, { file: place.file, line: place.line, ...(stage && { stage }) });
  }
  for (const { pointers } of kb.runbooks) {
    for (const { pointer, place } of pointers) add(pointer, { file: place.file, line: place.line });
  }
  return [...found.values()];
}

/** The step that a line of an order's file belongs to. */
function stageAt({ daemon, steps }: StartupOrder, line: number): { readonly stage?: string } {
  const step = steps.findLast(({ place }) => place.line <= line);
  return step ? { stage: `${daemon}/${step.stage}` } : {};
}
