import type { ReportedStart } from '../core/verdict/locate-starts.ts';
import type { Report } from '../core/verdict/report.ts';
import { reportView } from './report-view.ts';
import { showStarts } from './starts-view.ts';

/** A text with this many words, or of several lines, is a paste: then similar and unknown are worth saying. */
const wordsOfPaste = 5;

export const isPaste = (text: string | Blob): boolean =>
  typeof text !== 'string' || text.trim().includes('\n') || text.length > 2000 || text.trim().split(/\s+/).length >= wordsOfPaste;

/** Shows a report. @returns what a screen reader is told of it */
export function showReport(target: HTMLElement, report: Report): string {
  target.replaceChildren(...reportView(report));
  const [first] = report.records;
  if (!first) return report.sentence;
  const title = first.title.replaceAll('`', '');
  return report.verdict === 'known' ? `${report.sentence} ${title}` : `No signature holds. Nearest: ${title}`;
}

/** Shows the starts of daemons in the report that stands there. */
export function addStarts(target: HTMLElement, starts: readonly ReportedStart[]): void {
  const place = target.querySelector<HTMLElement>('[data-starts]');
  if (place) showStarts(place, starts);
}
