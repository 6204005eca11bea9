/** Pixels, origin at the top left of the picture. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size, Point {}

export type Side = 'top' | 'right' | 'bottom' | 'left';

/** Only the box of something that has more to it. */
export function boxOf({ x, y, width, height }: Box): Box & Readonly<Record<string, number>> {
  return { x, y, width, height };
}
