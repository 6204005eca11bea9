import type { ObservableKey } from '../observable-keys.ts';
import type { LocateWait } from './locate-index.ts';
import type { Daemon } from './notes.ts';

/**
 * `healthy`: the message was printed after which the daemon takes requests, or for dockerd the one that says that all but the API is up; then
 * `waits` tell what could still hold the API. `failed`: a step printed the error that ends the start.
 * `stopped`: the process ended, or the next one began, without such a message. `not-finished`: the log ends there, the process may run on.
 */
export type StartState = 'healthy' | 'failed' | 'stopped' | 'not-finished';

/**
 * `seen`: one of its messages is there. `passed`: none is, but a later step was reached. `last`: the furthest that was reached.
 * `failed`: it printed the error that ended the start. `possible`: behind the last, but it prints nothing that every start has at the log's
 * level, so that it may have been reached. `next`: the first that would have printed something. `ahead`: not reached.
 */
export type StepState = 'seen' | 'passed' | 'last' | 'failed' | 'possible' | 'next' | 'ahead';

/** A step of the order, and what the log says of it. */
export interface LocatedStep {
  readonly stage: string;
  /** From 1. */
  readonly number: number;
  readonly name: string;
  readonly concurrent: boolean;
  readonly state: StepState;
  /** Line of its first message in the paste, from 1. */
  readonly line?: number;
  /** Seconds from the start's first line to that message. */
  readonly at?: number;
  /** Seconds until the next step's first message. */
  readonly took?: number;
  /** `took` is unusually long; see `markLong`. */
  readonly long?: true;
  /** A limit of a wait in this or a silent step behind it that `took` comes to, e.g. `15s`. */
  readonly limit?: string;
}

/** What a start may be waiting for where it stands. */
export interface LocatedWait extends LocateWait {
  readonly stage: string;
  readonly number: number;
  readonly name: string;
}

/** What can be observed where the start stands. */
export interface LocatedObservation {
  readonly what: ObservableKey;
  readonly state: 'no' | 'partly' | 'yes';
  /** How, or why not; plain text. */
  readonly text: string;
  /** A step that was perhaps reached changes it. */
  readonly later?: { readonly stage: string; readonly state: 'no' | 'partly' | 'yes'; readonly text: string };
}

/** A warning or error on the way that did not end the start. */
export interface LocatedTrouble {
  readonly line: number;
  readonly stage: string;
  /** Text of the order. */
  readonly text: string;
  /** How often. */
  readonly count: number;
}

/**
 * How the process ended: `exit`: the service manager or the daemon says so; `error`: a last message whose text is in no order; `signal`: it was
 * told to; `next-start`: the next one of the same program follows; `parent`: the dockerd that started this containerd ended.
 */
export interface LocatedEnd {
  readonly kind: 'exit' | 'error' | 'signal' | 'next-start' | 'parent';
  readonly line: number;
  /** What that line says; empty where it is only the next start. */
  readonly text: string;
  /** Seconds since the message before it. */
  readonly after?: number;
  /** A limit that `after` comes to, e.g. `60s`, of a wait of the steps where the start may have stood. */
  readonly limit?: string;
}

export interface LocatedStart {
  readonly daemon: Daemon;
  /** Program and pid as the log names them. */
  readonly unit?: string;
  readonly pid?: number;
  /** First and last line of the paste that speak of this start, from 1. */
  readonly from: number;
  readonly to: number;
  readonly state: StartState;
  /** The order it is held against: its version as people write it, its file's name, its path. */
  readonly order: { readonly version: string; readonly tag: string; readonly title: string; readonly file: string };
  /** How the version is known: from the `log`, `asked` for, or this order `fit`s best. */
  readonly by: 'log' | 'asked' | 'fit';
  /** The version that the log says or that was asked for. */
  readonly version?: string;
  /** There is an order of that very release. */
  readonly exact: boolean;
  /** Versions whose orders fit as well. */
  readonly alternatives: readonly string[];
  /** Messages of level debug are in the log. */
  readonly debug: boolean;
  readonly steps: readonly LocatedStep[];
  /** Stages of the furthest step reached, of the one that failed, and of the first behind them that would have printed something. */
  readonly last?: string;
  readonly failed?: string;
  readonly next?: string;
  /** What may hold it: the waits of the last step and of the silent ones behind it. Empty when it is healthy or the failing step is known. */
  readonly waits: readonly LocatedWait[];
  readonly observable: readonly LocatedObservation[];
  readonly troubles: readonly LocatedTrouble[];
  readonly ended?: LocatedEnd;
  /** Seconds from its last message to the last line of the log; only where it is not finished. */
  readonly silent?: number;
  /** Records that stop it in the last, the failed or a possible step, in the order of the steps. */
  readonly incidents: readonly string[];
}

export interface Location {
  /** In the order of the log. */
  readonly starts: readonly LocatedStart[];
  /** Programs that the log names, where no start was found. */
  readonly programs: readonly string[];
}
