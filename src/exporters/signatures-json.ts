import { serialiseSignatures } from '../core/signature/serialise.ts';
import type { SignatureIndex } from '../core/signature/signature-index.ts';
import type { Exporter } from './output-file.ts';

/** What the search page needs to name a paste: `data/signatures.json`. */
export const signaturesJson: Exporter = (kb) => {
  const index: SignatureIndex = {
    signatures: serialiseSignatures(kb.incidents.flatMap((record) => record.signatures)),
    records: Object.fromEntries(kb.incidents.map(({ id, title, summary }) => [id, { title, summary }])),
  };
  return [{ path: 'data/signatures.json', text: `${JSON.stringify(index)}\n` }];
};
