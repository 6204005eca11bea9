/** One thing that a text shows, ready to print: the page and the terminal use the same words. */
export interface Fact {
  readonly term: string;
  readonly value: string;
  /** What it means, where a person would not know. */
  readonly meaning?: string;
  /** Line of the paste that says so, from 1. */
  readonly line?: number;
}

/** A stage of a start-up order at which the program was. */
export interface EvidenceStage {
  /** `<daemon>/<stage>`. */
  readonly stage: string;
  readonly name: string;
  /** Versions whose start-up order has this step at that function. */
  readonly versions: readonly string[];
  /** The function, as the dump writes it. */
  readonly function: string;
  /** False when the function spans several steps, and this is one of them. */
  readonly sure: boolean;
}

/** A record that may explain what a text shows. */
export interface EvidenceRecord {
  readonly record: string;
  readonly title: string;
  readonly because: string;
}

interface EvidenceOf<Kind extends string> {
  readonly kind: Kind;
  readonly title: string;
  /** First and last line of it in the paste, from 1. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** What was seen, the most telling first. */
  readonly facts: readonly Fact[];
  /** What to do or to take next; sentences. */
  readonly next: readonly string[];
  readonly stages: readonly EvidenceStage[];
  readonly records: readonly EvidenceRecord[];
}

/** What the goroutines of a Go program do. */
export interface GoroutineDump extends EvidenceOf<'goroutine-dump'> {
  readonly program: 'dockerd' | 'containerd' | 'unknown';
  readonly goroutines: number;
  /** Goroutines by state, the commonest first. */
  readonly states: readonly { readonly state: string; readonly goroutines: number }[];
  readonly startup: 'over' | 'going-on' | 'unknown';
  readonly locks: readonly LockWait[];
  /** The dump ends before its end. */
  readonly cut: boolean;
}

/** A lock that goroutines wait for. */
export interface LockWait {
  /** Address of the lock, where the dump has it. */
  readonly address?: string;
  /** Functions that take it, the commonest first. */
  readonly functions: readonly { readonly function: string; readonly goroutines: number }[];
  readonly goroutines: number;
  /** Of the oldest wait; 0 = less than one minute, or not told. */
  readonly minutes: number;
  /** Goroutines that may hold it, the likeliest first. */
  readonly holders: readonly LockHolder[];
}

export interface LockHolder {
  readonly goroutine: number;
  readonly state: string;
  readonly minutes: number;
  /** Innermost function that is not of Go's library, and which of the daemon's own it works for. */
  readonly function: string;
  readonly because: string;
}

/** The end of a system call trace. */
export interface SyscallTrace extends EvidenceOf<'strace'> {
  readonly role: 'client' | 'daemon' | 'unknown';
  /** Calls that had not returned. */
  readonly pending: readonly PendingCall[];
}

export interface PendingCall {
  readonly call: string;
  /** What the file descriptor or argument stands for, where it can be told. */
  readonly on?: string;
  /** Thread ids, where the trace has them. */
  readonly threads: readonly string[];
  readonly meaning: string;
  /** True when a program that has nothing to do would wait like this, too. */
  readonly idle: boolean;
}

/** What the service manager says of a unit. */
export interface UnitStatus extends EvidenceOf<'systemctl-status'> {
  readonly unit: string;
  /** As written, e.g. `activating (auto-restart)`. */
  readonly state: string;
  /** e.g. `exit-code`. */
  readonly result?: string;
}

/** Output of a command that tells versions and settings. */
export interface SystemInfo extends EvidenceOf<'versions'> {
  readonly versions: readonly FoundVersion[];
}

/** A version named in a text. */
export interface FoundVersion {
  /** A product of the records where it is one (`docker`, `containerd`, `runc`, `linux`, …), else the program's name. */
  readonly product: string;
  /** As written. */
  readonly version: string;
  /** What printed it. */
  readonly from: string;
  /** Line of the paste, from 1. */
  readonly line: number;
  /** False when it is the version of something other than what runs: a client, a package's file. */
  readonly running: boolean;
}

export type Evidence = GoroutineDump | SyscallTrace | UnitStatus | SystemInfo;
