import type { Tip } from '../svg/edge-path.ts';
import type { SemanticClass } from '../svg/palette.ts';

export type Direction = 'down' | 'up' | 'right' | 'left';

export type FlowShape =
  | 'rect' | 'round' | 'stadium' | 'subroutine' | 'cylinder' | 'circle' | 'double-circle' | 'diamond' | 'hexagon'
  | 'lean-right' | 'lean-left' | 'trapezoid' | 'inverse-trapezoid' | 'flag' | 'ellipse' | 'document';

/** A flowchart as its author meant it, in the order of the source; labels are plain text with line feeds. */
export interface Flowchart {
  readonly direction: Direction;
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  readonly groups: readonly FlowGroup[];
}

export interface FlowNode {
  readonly id: string;
  readonly label: string;
  readonly shape: FlowShape;
  readonly classes: readonly SemanticClass[];
  readonly href?: string;
  /** Id of the innermost group around it. */
  readonly group?: string;
}

export interface FlowEdge {
  /** Id of a node or of a group. */
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly stroke: 'solid' | 'dotted' | 'thick' | 'invisible';
  readonly startTip: Tip;
  readonly endTip: Tip;
}

export interface FlowGroup {
  readonly id: string;
  readonly title: string;
  readonly classes: readonly SemanticClass[];
  /** Id of the group around it. */
  readonly group?: string;
}
