import { harmless } from '../diagnostics/terminal-text.ts';
import type { Paste } from '../signature/paste.ts';
import type { MatchedLine } from '../signature/signature.ts';
import { lineEnd } from '../signature/split-entries.ts';

/** A line of the paste as it is shown: what agrees is marked, what is too long is left out. */
export interface ShownLine {
  /** From 1. */
  readonly line: number;
  readonly pieces: readonly { readonly text: string; readonly marked: boolean }[];
}

/** More lines of one record are not shown. */
const mostLines = 12;
/** Characters shown before and after what agrees, and of what agrees. */
const around = 160;
const mostMarked = 600;

/** The lines that agree, each once, in the order in which the record has them. */
export function shownLines(found: readonly MatchedLine[], paste: Paste): ShownLine[] {
  const spans = new Map<number, { start: number; end: number }[]>();
  for (const { line, start, end } of found.flatMap((each) => [each, ...(each.more ?? [])])) {
    const list = spans.get(line);
    if (list) list.push({ start, end });
    else if (spans.size < mostLines) spans.set(line, [{ start, end }]);
  }
  return [...spans].map(([line, list]) => ({ line, pieces: piecesOf(line, list.sort((a, b) => a.start - b.start), paste) }));
}

function piecesOf(line: number, spans: readonly { readonly start: number; readonly end: number }[], { text, lineStarts }: Paste): ShownLine['pieces'] {
  const from = lineStarts[line - 1] ?? 0;
  const to = lineEnd(text, lineStarts, line - 1);
  const pieces: { text: string; marked: boolean }[] = [];
  const add = (start: number, end: number, marked: boolean, keep: 'start' | 'end' | 'both'): void => {
    const piece = text.slice(start, end);
    const most = marked ? mostMarked : keep === 'both' ? 2 * around : around;
    const shown = piece.length <= most ? piece
      : keep === 'end' ? `…${piece.slice(-around)}`
        : keep === 'start' ? `${piece.slice(0, most)}…`
          : `${piece.slice(0, most / 2)}…${piece.slice(-most / 2)}`;
    if (shown !== '') pieces.push({ text: printable(shown), marked });
  };
  let at = from;
  for (const { start, end } of spans) {
    const begin = Math.max(at, from + start - 1);
    const finish = Math.max(begin, Math.min(to, from + end - 1));
    add(at, begin, false, at === from ? 'end' : 'both');
    add(begin, finish, true, 'both');
    at = finish;
  }
  add(at, to, false, 'start');
  return pieces;
}

/** Without colours; what would turn the reading direction is made visible. */
const printable = (text: string): string => harmless(text.replace(/\u001b\[[0-9;]{0,20}[A-Za-z]/g, ''));
