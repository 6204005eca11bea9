import { harmless } from '../../core/diagnostics/terminal-text.ts';
import type { LogDraft } from '../../core/draft/choose-sample.ts';
import { redactionNote } from '../../core/draft/redaction-note.ts';
import { indented, joined, nextLines, proseLines } from './page.ts';
import type { Style } from './style.ts';

/** What was written, and what to do next. */
export function newText(file: string, { signature, sample, redactions }: LogDraft, log: string | undefined, style: Style): string {
  const proposal = signature === ''
    ? [style.yellow('There is no signature yet:'), '  no line that was given identifies the failure by itself.']
    : [style.bold('Signature, proposed from the log'), ...indented(harmless(signature).split('\n'), 2)];
  const noSample = signature !== '' && sample === undefined ? [style.yellow('There is no sample yet:'), '  the log is long; put the lines that show the failure into a ```log sample fence.'] : [];
  return joined([
    [`${style.green('written')} ${file}`],
    proposal,
    noSample,
    signature === '' && sample === undefined ? [] : proseLines(redactionNote(redactions), style.width),
    nextLines([
      [`edit ${file}`, 'write what stands behind “To write:”'],
      ['leadline check', 'names what is left'],
      [`leadline match ${log ?? '<log>'}`, 'must name your record'],
      ['npm run dev', 'shows the page while you write'],
    ], style),
  ]);
}
