import type { LocateIndex } from './locate-index.ts';

/** What `src/exporters` writes and a page reads to locate a start in a log of any daemon and version. */
export interface StartupIndex extends LocateIndex {
  /** Records that stop an order (by its file) in a stage. */
  readonly incidents: readonly { readonly file: string; readonly stage: string; readonly id: string; readonly title: string }[];
}
