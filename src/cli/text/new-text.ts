import { harmless } from '../../core/diagnostics/terminal-text.ts';
import type { Redaction } from '../../core/signature/redact.ts';
import type { LogDraft } from '../draft/choose-sample.ts';
import { indented, joined, nextLines, proseLines } from './page.ts';
import type { Style } from './style.ts';

/** What was taken out, and that a program does not see everything. */
export function redactionNote(redactions: readonly Redaction[]): string {
  const lines = new Map<string, Set<number>>();
  for (const { kind, line } of redactions) lines.set(kind, (lines.get(kind) ?? new Set()).add(line));
  const list = [...lines].map(([kind, at]) => `${kind} (line ${[...at].slice(0, 5).join(', ')}${at.size > 5 ? ', …' : ''})`);
  const taken = list.length === 0 ? 'No secret was found in the log.' : `Taken out of the log: ${list.join('; ')}.`;
  return `${taken} Names and addresses of hosts are still in it: look through the sample before you publish it.`;
}

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
