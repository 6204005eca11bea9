/** A record that a contender names for a paste. */
export interface Named {
  readonly record: string;
  /** Comparable within one contender only. */
  readonly score: number;
}

/** A way of finding the record of a paste. */
export interface Contender {
  readonly name: string;
  /** The best first. */
  readonly rank: (text: string) => Promise<readonly Named[]> | readonly Named[];
  /**
   * Whether it calls the paste known. A way that only ranks has no such answer; it is given the score at which it raises as few false
   * alarms as it may, chosen on the test pastes themselves, which flatters it.
   */
  readonly isKnown?: (text: string) => boolean;
}

/** A record as the searches by words read it. */
export interface RecordWords {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}
