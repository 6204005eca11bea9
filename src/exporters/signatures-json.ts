import type { KnowledgeBase } from '../core/knowledge-base/knowledge-base.ts';
import type { Signature } from '../core/signature/signature.ts';
import type { Exporter } from './output-file.ts';

/** What the search page needs to name a paste: `data/signatures.json`. */
export interface SignatureIndex {
  readonly signatures: readonly Signature[];
  /** By record id. */
  readonly records: Readonly<Record<string, { readonly title: string; readonly summary: string }>>;
}

export function signatureIndex(kb: KnowledgeBase): SignatureIndex {
  return {
    signatures: kb.incidents.flatMap((record) => record.signatures),
    records: Object.fromEntries(kb.incidents.map(({ id, title, summary }) => [id, { title, summary }])),
  };
}

export const signaturesJson: Exporter = (kb) =>
  [{ path: 'data/signatures.json', text: `${JSON.stringify(signatureIndex(kb))}\n` }];
