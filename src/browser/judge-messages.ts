import type { ReportedStart } from '../core/verdict/locate-starts.ts';
import type { Report } from '../core/verdict/report.ts';

/** Data that the worker may need, by name: `data/<name>.js`. */
export type DataName = 'signatures' | 'evidence' | 'startup';

/** To the worker. Of several texts that wait for data only the last is judged. */
export type ToJudge =
  | { readonly kind: 'judge'; readonly id: number; readonly text: string | Blob; readonly today: string }
  | { readonly kind: 'data'; readonly name: DataName; readonly json: string };

/** From the worker. `busy`: it begins with a text and hears nothing until it has answered; `starts` follow every report. */
export type FromJudge =
  | { readonly kind: 'need'; readonly name: DataName }
  | { readonly kind: 'busy'; readonly id: number }
  | { readonly kind: 'report'; readonly id: number; readonly report: Report }
  | { readonly kind: 'starts'; readonly id: number; readonly starts: readonly ReportedStart[] }
  /** The file that was dropped holds no text; in words for a reader. */
  | { readonly kind: 'unreadable'; readonly id: number; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string };
