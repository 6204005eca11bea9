/** A sequence diagram as its author meant it; texts are plain with line feeds, participants are named by index. */
export interface SequenceChart {
  readonly participants: readonly Participant[];
  /** Groups of neighbouring participants. */
  readonly boxes: readonly { readonly title: string; readonly members: readonly number[] }[];
  readonly items: readonly Item[];
}

export interface Participant {
  readonly label: string;
  readonly kind: 'participant' | 'actor' | 'database';
}

export type Item = Message | Note | Block | Activation | Ending;

export interface Message {
  readonly kind: 'message';
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly dashed: boolean;
  /** `open` is asynchronous. */
  readonly head: 'filled' | 'open' | 'none' | 'cross';
  /** Has the head at both ends. */
  readonly both: boolean;
  readonly number?: string;
}

export interface Note {
  readonly kind: 'note';
  readonly side: 'left' | 'right' | 'over';
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface Block {
  readonly kind: 'block';
  /** `loop`, `alt`, …; `rect` only tints. */
  readonly word: string;
  readonly sections: readonly Section[];
}

export interface Section {
  /** `else`, `and`, `option`, or the block's own word. */
  readonly word: string;
  readonly label: string;
  readonly items: readonly Item[];
}

export interface Activation {
  readonly kind: 'activation';
  readonly participant: number;
  readonly on: boolean;
}

/** A participant is destroyed here. */
export interface Ending {
  readonly kind: 'ending';
  readonly participant: number;
}
