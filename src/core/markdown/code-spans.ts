/** A piece of a one-line text: code or not. */
export interface TextPiece {
  readonly text: string;
  readonly code: boolean;
}

/** Splits a title or summary at its `code spans`; a backtick without a partner stays a backtick. */
export function codeSpans(text: string): TextPiece[] {
  return text
    .split(/`([^`]+)`/)
    .map((piece, index) => ({ text: piece, code: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

/** The same text where no markup can stand: a window's title, a description. */
export const withoutCodeSpans = (text: string): string => codeSpans(text).map((piece) => piece.text).join('');
