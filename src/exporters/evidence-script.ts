import { evidenceContext } from '../core/evidence/context.ts';
import { dataScript } from './data-script.ts';
import type { Exporter } from './output-file.ts';

/** What a page sets stacks beside, loaded only where a paste has some: `data/evidence.js`. */
export const evidenceScript: Exporter = (kb) => [dataScript('evidence', evidenceContext(kb.startupOrders, kb.incidents))];
