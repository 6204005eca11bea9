import type { IncidentRecord } from '../core/incident/incident.ts';
import type { KnowledgeBase } from '../core/knowledge-base/knowledge-base.ts';
import { isCommitId, permalink, type Permalink } from '../core/source/permalink.ts';
import { pointerWords, type PointerWords } from '../core/source/pointer-words.ts';
import { affectedTags } from '../core/startup/affected-tags.ts';

/** A pointer of a record, and what stands there at the other versions that the record affects. */
export interface AffectedPlace extends PointerWords {
  readonly href: string;
  readonly at: readonly (Pick<Permalink, 'href' | 'state'> & {
    /** A tag; of a commit id the first digits. */
    readonly tag: string;
    /** The other file where it was found. */
    readonly path: string | undefined;
  })[];
}

/** Each pointer of the record once, in the order of the text; without those that have no other version. */
export function affectedPlaces(record: Pick<IncidentRecord, 'affects' | 'pointers'>, kb: Pick<KnowledgeBase, 'startupOrders' | 'pointers'>): AffectedPlace[] {
  const distinct = [...new Map(record.pointers.map(({ pointer }) => [pointer.raw, pointer])).values()];
  return distinct.flatMap((pointer) => {
    const tags = affectedTags(record, pointer, kb.startupOrders);
    if (tags.length === 0) return [];
    const also = Object.hasOwn(kb.pointers, pointer.raw) ? kb.pointers[pointer.raw]!.also ?? {} : {};
    const own = permalink(pointer, kb.pointers);
    return [{
      ...pointerWords(pointer, own),
      href: own.href,
      at: tags.map((tag) => {
        const there = permalink({ ...pointer, ref: tag }, Object.hasOwn(also, tag) ? { [pointer.raw]: also[tag]! } : {});
        return { tag: isCommitId(tag) ? tag.slice(0, 10) : tag, href: there.href, state: there.state, path: there.path };
      }),
    }];
  });
}
