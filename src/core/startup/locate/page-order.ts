import type { IndexedOrder } from './locate-index.ts';

/** What a page that shows an order tells its script, beside the steps that stand on it. */
export interface PageOrder extends Omit<IndexedOrder, 'steps'> {
  /** Pages of the daemon's other versions, oldest first. */
  readonly others: readonly { readonly name: string; readonly url: string }[];
}
