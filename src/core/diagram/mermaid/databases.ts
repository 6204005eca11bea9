/** The part of mermaid 12's flowchart database that is read here. */
export interface FlowchartDb extends AccessibleDb {
  getVertices(): ReadonlyMap<string, MermaidVertex>;
  getEdges(): readonly MermaidEdge[];
  getSubGraphs(): readonly MermaidSubGraph[];
  getDirection(): string | undefined;
}

export interface MermaidVertex {
  readonly id: string;
  readonly text?: unknown;
  readonly labelType?: string;
  readonly type?: string;
  readonly classes: readonly string[];
  readonly styles: readonly string[];
  readonly link?: string;
  readonly haveCallback?: boolean;
}

export interface MermaidEdge {
  readonly start: string;
  readonly end: string;
  readonly text: string;
  readonly labelType?: string;
  readonly type?: string;
  readonly stroke?: string;
}

export interface MermaidSubGraph {
  readonly id: string;
  readonly title: string;
  readonly labelType?: string;
  readonly nodes: readonly string[];
  readonly classes: readonly string[];
}

/** The part of mermaid 12's sequence database that is read here. */
export interface SequenceDb extends AccessibleDb {
  readonly LINETYPE: Readonly<Record<string, number>>;
  getMessages(): readonly MermaidMessage[];
  getActors(): ReadonlyMap<string, MermaidActor>;
  getBoxes(): readonly MermaidBox[];
  getCreatedActors(): ReadonlyMap<string, number>;
  getDestroyedActors(): ReadonlyMap<string, number>;
}

export interface MermaidActor {
  readonly name: string;
  readonly description: string;
  readonly type?: string;
}

export interface MermaidBox {
  readonly name?: string;
  readonly actorKeys: readonly string[];
}

export interface MermaidMessage {
  readonly from?: string;
  readonly to?: string;
  /** For `autonumber` an object instead of a text. */
  readonly message?: string | { readonly start?: number; readonly step?: number; readonly visible?: boolean };
  readonly type: number;
  /** Of a note: 0 left of, 1 right of, 2 over. */
  readonly placement?: number;
}

interface AccessibleDb {
  getAccTitle(): string;
  getAccDescription(): string;
}
