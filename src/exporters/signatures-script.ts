import { packSignatures } from '../core/signature/serialise.ts';
import type { VerdictIndex } from '../core/verdict/verdict-index.ts';
import { dataScript } from './data-script.ts';
import type { Exporter } from './output-file.ts';

/** What a page needs to name a paste: `data/signatures.js`. */
export const signaturesScript: Exporter = (kb) => {
  const index: VerdictIndex = {
    signatures: packSignatures(kb.incidents.flatMap((record) => record.signatures)),
    records: Object.fromEntries(kb.incidents.map(({ id, title, summary, component, severity }) => [id, { title, summary, component, severity }])),
    runbooks: kb.runbooks.map(({ id, title, summary }) => ({ id, title, summary })),
  };
  return [dataScript('signatures', index)];
};
