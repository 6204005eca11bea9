import type { SourcePointer } from '../source/pointer.ts';
import { messageLikeness, pairItems } from './pair.ts';
import { observableKeys, type ObservableKey } from './observable-keys.ts';
import type { StartupMessage, StartupRead, StartupStep, StartupWait } from './startup-order.ts';

type State = StartupStep['observable'][ObservableKey]['state'];

/** One thing that is not the same in a step of two versions. Texts may hold `code` in backticks. */
export type StepChange =
  | { readonly kind: 'name'; readonly from: string; readonly to: string }
  /** Whether it runs beside the following steps now. */
  | { readonly kind: 'concurrent'; readonly to: boolean }
  | { readonly kind: 'message'; readonly change: 'new' | 'gone'; readonly level: string; readonly text: string }
  /** Another level, other words for the same thing, or both: `was` is what the earlier version says. */
  | { readonly kind: 'message'; readonly change: 'level' | 'words'; readonly level: string; readonly text: string; readonly was: Pick<StartupMessage, 'level' | 'text'> }
  | { readonly kind: 'wait'; readonly change: 'new' | 'gone'; readonly for: string; readonly limit: string }
  | { readonly kind: 'wait'; readonly change: 'limit'; readonly for: string; readonly limit: string; readonly was: string }
  | { readonly kind: 'read'; readonly change: 'new' | 'gone'; readonly path: string; readonly damaged: string }
  | { readonly kind: 'read'; readonly change: 'damaged'; readonly path: string; readonly damaged: string; readonly was: string }
  /** What this step changes for whoever looks on; without a state the step changes nothing there. */
  | { readonly kind: 'observable'; readonly key: ObservableKey; readonly from?: State; readonly to?: State }
  /** How it ends when it fails, or what is lost by killing it; plain text, missing where a version says nothing. */
  | { readonly kind: 'end'; readonly field: 'fails' | 'killed'; readonly from?: string; readonly to?: string }
  /** What it does, as plain text. Other words often say the same, so this alone makes no step different. */
  | { readonly kind: 'does'; readonly from: string; readonly to: string };

/** Whether a change makes the step a different one. */
export const isDifference = ({ kind }: StepChange): boolean => kind !== 'does';

/** What differs in one step, in the order in which a reader wants it. */
export function stepChanges(from: StartupStep, to: StartupStep): StepChange[] {
  return [
    ...(from.name === to.name ? [] : [{ kind: 'name', from: from.name, to: to.name } as const]),
    ...(from.concurrent === to.concurrent ? [] : [{ kind: 'concurrent', to: to.concurrent } as const]),
    ...waitChanges(from.waits, to.waits),
    ...messageChanges(from.messages, to.messages),
    ...readChanges(from.reads, to.reads),
    ...observableChanges(from, to),
    ...(['fails', 'killed'] as const).flatMap((field) => endChange(field, from[field], to[field])),
    ...(from.does === to.does ? [] : [{ kind: 'does', from: from.does, to: to.does } as const]),
  ];
}

function messageChanges(from: readonly StartupMessage[], to: readonly StartupMessage[]): StepChange[] {
  const keys = [({ level, text }: StartupMessage) => `${level} ${text}`, ({ text }: StartupMessage) => text];
  const likeness = messageLikeness();
  return pairItems(from, to, keys, (a, b) => likeness(a.text, b.text)).flatMap(([was, is]): StepChange[] => {
    const { level, text } = is ?? was;
    if (!was || !is) return [{ kind: 'message', change: is ? 'new' : 'gone', level, text }];
    if (was.level === level && was.text === text) return [];
    return [{ kind: 'message', change: was.text === text ? 'level' : 'words', level, text, was: { level: was.level, text: was.text } }];
  });
}

/** The same wait is often told in other words: then the place in the source says that it is the same. */
function waitChanges(from: readonly StartupWait[], to: readonly StartupWait[]): StepChange[] {
  return pairItems(from, to, [(wait) => `${wait.for} ${wait.limit}`, (wait) => wait.for, ({ pointer }) => placeOf(pointer)]).flatMap(([was, is]): StepChange[] => {
    if (was && is) return was.limit === is.limit ? [] : [{ kind: 'wait', change: 'limit', for: is.for, limit: is.limit, was: was.limit }];
    const { for: what, limit } = is ?? was;
    return [{ kind: 'wait', change: is ? 'new' : 'gone', for: what, limit }];
  });
}

function readChanges(from: readonly StartupRead[], to: readonly StartupRead[]): StepChange[] {
  return pairItems(from, to, [({ path }) => path]).flatMap(([was, is]): StepChange[] => {
    if (was && is) return was.damaged === is.damaged ? [] : [{ kind: 'read', change: 'damaged', path: is.path, damaged: is.damaged, was: was.damaged }];
    const { path, damaged } = is ?? was;
    return [{ kind: 'read', change: is ? 'new' : 'gone', path, damaged }];
  });
}

function observableChanges(from: StartupStep, to: StartupStep): StepChange[] {
  return observableKeys.flatMap((key) => {
    const [was, is] = [from.observable[key], to.observable[key]].map(({ changed, state }) => (changed ? state : undefined));
    return was === is ? [] : [{ kind: 'observable' as const, key, ...(was && { from: was }), ...(is && { to: is }) }];
  });
}

function endChange(field: 'fails' | 'killed', from: string | undefined, to: string | undefined): StepChange[] {
  return from === to ? [] : [{ kind: 'end', field, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
}

/** A place that means the same in another version: symbol and what stands there. */
function placeOf(pointer: SourcePointer | undefined): string | undefined {
  return pointer && `${pointer.symbol} ${JSON.stringify(pointer.target)}`;
}
