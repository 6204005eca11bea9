import type { Report } from '../core/verdict/report.ts';
import { reportView } from './report-view.ts';

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
