import type { Drawing } from '../core/diagram/draw.ts';

/** Draws mermaid text that this program wrote; a diagram that cannot be drawn is a bug and throws. */
export type Draw = (source: string) => Promise<Drawing>;
