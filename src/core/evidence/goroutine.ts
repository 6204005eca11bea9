import { isStandard, type GoFunction } from './go-symbol.ts';

/** One function of a stack. */
export interface Frame {
  readonly function: GoFunction;
  /** Arguments that look like pointers into the heap, as hexadecimal digits without `0x`. */
  readonly pointers: readonly string[];
  /** First argument, the receiver of a method; `undefined` where the compiler put the call inline. */
  readonly first?: string;
  readonly line: number;
}

export interface Goroutine {
  /** 0 in a profile, which names none. */
  readonly id: number;
  /** How many are alike: more than one only in a profile. */
  readonly count: number;
  readonly state: string;
  /** Go counts from the first garbage collection after the wait began, and prints whole minutes: it is at least this long. */
  readonly minutes: number;
  /** Innermost first. */
  readonly frames: readonly Frame[];
  readonly createdBy?: GoFunction;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** A dump as read: what the program printed, without what it means. */
export interface ReadDump {
  readonly goroutines: readonly Goroutine[];
  /** `profile`: pprof with debug=1, which has no states, minutes or arguments. */
  readonly shape: 'stacks' | 'profile';
  /** `panic: …`, `fatal error: …` or `SIGQUIT: quit` before it. */
  readonly reason?: string;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly cut: boolean;
}

/** The innermost frame that is not of Go's own library: where a person would look. */
export const ownFrame = ({ frames }: Goroutine): Frame | undefined => frames.find(({ function: each }) => !isStandard(each));

/** Index of the innermost frame of moby, else of containerd; −1 where there is none. A daemon has the other's client in it. */
export function projectFrame(frames: readonly Frame[]): number {
  const moby = frames.findIndex(({ function: each }) => each.package.startsWith('moby:'));
  return moby >= 0 ? moby : frames.findIndex(({ function: each }) => each.package.includes(':'));
}

/** Where a goroutine is, in words: that function, and the innermost one of moby or containerd where it is another. */
export function placeOf(goroutine: Goroutine): string {
  const { frames } = goroutine;
  const inner = (ownFrame(goroutine) ?? frames[0])!.function;
  const project = frames[projectFrame(frames)]?.function;
  return project && project !== inner ? `${inner.short} for ${project.short}` : inner.short;
}

/** Sums counts by name, the commonest first. */
export function tally(counts: Iterable<readonly [name: string, count: number]>): [name: string, count: number][] {
  const sums = new Map<string, number>();
  for (const [name, count] of counts) sums.set(name, (sums.get(name) ?? 0) + count);
  return [...sums].sort(([, a], [, b]) => b - a);
}
