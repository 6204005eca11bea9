import { compileMatcher } from '../signature/match.ts';
import type { Redaction } from '../signature/redact.ts';
import { proposeSignature } from '../signature/propose.ts';
import { redactSecrets } from '../signature/redact.ts';
import { readSignature } from '../signature/serialise.ts';
import { pasteLines } from '../signature/split-entries.ts';

/** What a log gives to a draft. */
export interface LogDraft {
  /** Empty where no line identifies the failure. */
  readonly signature: string;
  /** The part of the log that shows it, without its secrets; absent where no part of a sensible length does. */
  readonly sample?: string;
  readonly redactions: readonly Redaction[];
}

/** A log of at most so many lines is kept whole. */
const mostLines = 60;
/** Lines kept around those that matched. */
const around = 8;

/** Of a longer log, in characters, only so many lines before and after its worst one are read. */
const longest = 1_000_000;
const nearWorst = 2000;

/**
 * Proposes a signature, and as sample the lines around what it finds.
 *
 * @param worst line of the log, from 1, to look at first where it is long; its end without it
 */
export function draftFromLog(log: string, worst?: number): LogDraft {
  const { part, before } = log.length > longest ? partAround(log, worst) : { part: log, before: 0 };
  const redacted = redactSecrets(withoutControls(part));
  const { text } = redacted;
  const redactions = redacted.redactions.map((redaction) => ({ ...redaction, line: redaction.line + before }));
  const signature = proposeSignature(text);
  const lines = text.split('\n');
  if (lines.length <= mostLines) return { signature, sample: text, redactions };

  const found = signature === '' ? undefined : matchedLines(signature, text);
  const sample = found && lines.slice(Math.max(0, found.first - 1 - around), found.last + around).join('\n');
  const isSample = sample !== undefined && sample.split('\n').length <= 4 * mostLines && matchedLines(signature, sample) !== undefined;
  return { signature, ...(isSample && { sample }), redactions };
}

/** The lines around one, and how many stand before them. */
function partAround(log: string, line: number | undefined): { readonly part: string; readonly before: number } {
  const lines = pasteLines(log);
  const middle = line ?? lines.length;
  const before = Math.max(0, middle - nearWorst);
  return { part: lines.slice(before, middle + nearWorst).join('\n'), before };
}

function matchedLines(signature: string, text: string): { readonly first: number; readonly last: number } | undefined {
  const [match] = compileMatcher([readSignature(signature)]).match(text);
  const lines = match?.lines.flatMap((line) => [line, ...(line.more ?? [])]).map(({ line }) => line);
  return lines && lines.length > 0 ? { first: Math.min(...lines), last: Math.max(...lines) } : undefined;
}

/** Colours and other control characters have no place in a file that people read; lines stay lines. */
function withoutControls(log: string): string {
  return log
    .replace(/\r\n?/g, '\n')
    .replace(/\u001b\[[0-9;]{0,20}[A-Za-z]/g, '')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufffd]/g, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/^\n+|\n+$/g, '');
}
