import { restorePlaceholders } from './placeholders.ts';

/** Half-open range of offsets. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** A piece of shell text and where it stands in the block: the block itself, the text after `sh -c`, a here-document. */
export interface Frame {
  readonly text: string;
  /** Offset of `text` in the block; absent where escapes changed the text, then all of it stands at `whole`. */
  readonly base: number | undefined;
  readonly whole: Extent;
}

/** Shell text inside a frame, not parsed yet. */
export interface Piece {
  readonly text: string;
  /** Offset of `text` in its frame, where the frame has it character by character. */
  readonly at: number | undefined;
  /** Offsets in the frame of the words that hold it. */
  readonly pos: number;
  readonly end: number;
}

/** The offsets in the block of a range of a frame. */
export function locate(frame: Frame, pos: number, end: number): Extent {
  if (frame.base === undefined) return frame.whole;
  // The grammar counts a line break that is not there after a last `\`.
  const { length } = frame.text;
  return { start: frame.base + Math.min(pos, length), end: frame.base + Math.min(end, length) };
}

/** A range of a frame as the author wrote it. */
export function writtenText(frame: Frame, pos: number, end: number): string {
  return restorePlaceholders(frame.text.slice(pos, end));
}

/** The frame of a piece. */
export function enterPiece(frame: Frame, piece: Piece): Frame {
  const known = frame.base !== undefined && piece.at !== undefined;
  return {
    text: piece.text,
    base: known ? (frame.base as number) + (piece.at as number) : undefined,
    whole: locate(frame, piece.pos, piece.end),
  };
}
