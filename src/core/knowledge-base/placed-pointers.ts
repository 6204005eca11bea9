import type { PlacedPointer } from '../source/placed-pointer.ts';
import { affectedTags } from '../startup/affected-tags.ts';
import type { KnowledgeBase } from './knowledge-base.ts';

/** Every pointer of the content with its place, as often as it is used, in the order of files and lines. */
export function placedPointers(kb: Pick<KnowledgeBase, 'startupOrders' | 'incidents' | 'runbooks'>): PlacedPointer[] {
  return [
    ...kb.startupOrders.flatMap(({ pointers }) => pointers.map(({ pointer, place }) => ({ pointer, place }))),
    ...kb.incidents.flatMap((record) => record.pointers.map(({ pointer, place }) => ({ pointer, place, alsoAt: affectedTags(record, pointer, kb.startupOrders) }))),
    ...kb.runbooks.flatMap(({ pointers }) => pointers.map(({ pointer, place }) => ({ pointer, place }))),
  ];
}
