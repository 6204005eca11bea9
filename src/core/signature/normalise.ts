import type { Level } from './level.ts';
import { Paste } from './paste.ts';
import type { LineShape } from './prefix.ts';
import { readable } from './readable.ts';

/** One entry of a pasted log, read. A wrapped line is one entry with several lines. */
export interface NormalisedLine {
  /** Its first and last line in the paste, from 1. */
  readonly line: number;
  readonly lastLine: number;
  /** As pasted, with the line ends of wrapped lines. */
  readonly raw: string;
  readonly shape: LineShape;
  /** ISO 8601, only where the text gives the year. */
  readonly time?: string;
  readonly host?: string;
  /** Program or unit that spoke. */
  readonly unit?: string;
  readonly pid?: number;
  readonly level?: Level;
  /** The message alone, readable: no prefix, quotes, colours or escapes. */
  readonly message: string;
  /** Named values besides time, level and message. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  /** The right edge of the terminal or an ellipsis cut the line off. */
  readonly cut: boolean;
  /** Written by a program's logger. */
  readonly logged: boolean;
  /** What is matched: message and fields as a skeleton (see skeleton.ts). */
  readonly text: string;
  /** Line and column in the paste, both from 1, of a character of `text`. */
  placeOf(index: number): { readonly line: number; readonly column: number };
}

/** A pasted text, read entry by entry. `lines` is made when it is first asked for. */
export interface NormalisedPaste {
  readonly text: string;
  readonly lines: readonly NormalisedLine[];
  /** For the matcher. */
  readonly paste: Paste;
}

/** Reads what people paste: logs of any shape, wrapped, escaped, coloured, quoted, cut off. Never throws; linear in the text. */
export function normalise(text: string): NormalisedPaste {
  const paste = new Paste(text);
  let lines: NormalisedLine[] | undefined;
  return {
    text,
    paste,
    get lines() {
      return (lines ??= Array.from({ length: paste.length }, (_, index) => lineOf(paste, index)));
    },
  };
}

function lineOf(paste: Paste, index: number): NormalisedLine {
  const { shape, time, host, unit, pid, level, message, fields, cut, logged } = paste.entry(index);
  const raw = paste.rawOf(index);
  const start = paste.startOf(index);
  return {
    line: paste.placeOf(start).line,
    lastLine: paste.placeOf(Math.max(start, start + raw.length - 1)).line,
    raw,
    shape,
    ...(time !== undefined && { time }),
    ...(host !== undefined && { host }),
    ...(unit !== undefined && { unit }),
    ...(pid !== undefined && { pid }),
    ...(level !== undefined && { level }),
    message: readable(raw.slice(message.start, message.end)),
    fields: fields.map((field) => ({ name: field.name, value: readable(raw.slice(field.start, field.end)) })),
    cut,
    logged,
    get text() {
      return paste.skeleton(index).text;
    },
    placeOf: (at) => paste.placeOf(paste.skeleton(index).offsets[at] ?? start),
  };
}
