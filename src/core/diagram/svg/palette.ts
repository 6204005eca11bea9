/**
 * Colours of a picture that stands alone, without `src/styles/diagram.css`, which overrides every one of them.
 * Each text and line colour has a contrast of at least 4.5:1 on each fill.
 */
export const palette = {
  surface: '#fff',
  raised: '#f4f6f8',
  text: '#1b2430',
  line: '#5a6572',
  accent: '#0b57b0',
  danger: '#b3261e',
  ok: '#1a6b3c',
  warn: '#8a5300',
  accentTint: '#e7eef8',
  dangerTint: '#fbe9e8',
  okTint: '#e6f2ea',
  warnTint: '#f8efe0',
} as const;

interface Paint {
  readonly fill: string;
  readonly stroke: string;
  readonly text?: string;
  readonly dash?: string;
  readonly width?: number;
}

/** What an author may say about a node with `class` or `:::`; any other class name is reported. */
export const semanticClasses = {
  start: { fill: palette.accentTint, stroke: palette.accent, width: 2.5 },
  outcome: { fill: palette.raised, stroke: palette.line },
  resolved: { fill: palette.okTint, stroke: palette.ok },
  known: { fill: palette.accentTint, stroke: palette.accent },
  escalate: { fill: palette.warnTint, stroke: palette.warn },
  inconclusive: { fill: palette.surface, stroke: palette.line, dash: '5 4' },
  changes: { fill: palette.warnTint, stroke: palette.warn },
  destroys: { fill: palette.dangerTint, stroke: palette.danger, width: 2.5 },
  waits: { fill: palette.surface, stroke: palette.warn, dash: '5 4' },
  here: { fill: palette.danger, stroke: palette.danger, text: palette.surface, width: 2.5 },
  muted: { fill: palette.raised, stroke: palette.line, dash: '2 3' },
} as const satisfies Record<string, Paint>;

export type SemanticClass = keyof typeof semanticClasses;

export function isSemanticClass(name: string): name is SemanticClass {
  return Object.hasOwn(semanticClasses, name);
}

/** The paint of a node; the last class that it was given wins, as in a style sheet. */
export function paintOf(classes: readonly SemanticClass[]): Paint {
  const last = classes.at(-1);
  return last === undefined ? { fill: palette.surface, stroke: palette.line } : semanticClasses[last];
}
