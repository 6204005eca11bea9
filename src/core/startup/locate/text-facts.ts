import type { LocateIndex, LocateOrder } from './locate-index.ts';
import type { LogEvent } from './find-events.ts';
import type { Daemon } from './notes.ts';

/** What the orders together say of each text; arrays by the text's number. */
export interface TextFacts {
  readonly daemons: readonly ReadonlySet<Daemon>[];
  /** Every start has it, in order, at its level. */
  readonly once: readonly boolean[];
  /** Shows that a daemon starts: an info or debug message that comes at no other time. */
  readonly telling: readonly boolean[];
  /** The first of all that every start prints at info. */
  readonly first: readonly boolean[];
  /** Comes before that one and at no other time. */
  readonly beforeFirst: readonly boolean[];
  /** Whether the event is the last message of a start. */
  readonly isFinal: (event: LogEvent) => boolean;
}

/** The message after which a daemon takes requests. */
const finalText = /^(?:API listen on |containerd successfully booted|containerd: grpc api on )/;
/** dockerd says this when all but the API, and in some releases the builder, is up. */
const almostFinalText = /^Daemon has completed initialization/;

export const isFinalText = (text: string): boolean => finalText.test(text);
export const isAlmostFinalText = (text: string): boolean => almostFinalText.test(text);

export function textFacts({ texts, orders }: LocateIndex): TextFacts {
  const daemons = texts.map(() => new Set<Daemon>());
  const once = texts.map(() => false);
  const telling = texts.map(() => false);
  const first = texts.map(() => false);
  const before = new Set<number>();
  const after = new Set<number>();
  for (const order of orders) {
    for (const step of order.steps) {
      for (const text of step.messages) daemons[text]!.add(order.daemon);
      for (const text of [...step.always, ...(step.alwaysAtInfo ?? [])]) {
        telling[text] = true;
        if (!step.concurrent) once[text] = true;
      }
      if (step.concurrent) continue;
      for (const text of step.messages) {
        const level = texts[text]![0];
        if ((level === 'info' || level === 'debug') && !step.anyTime?.includes(text)) telling[text] = true;
      }
    }
    const earliest = firstText(order, texts);
    if (earliest === undefined) continue;
    first[earliest] = true;
    const begin = order.steps.findIndex(({ always }) => always.includes(earliest));
    for (const [index, { messages }] of order.steps.entries()) for (const text of messages) (index < begin ? before : after).add(text);
  }
  const final = texts.map(([, text]) => isFinalText(text));
  return { daemons, once, telling, first, beforeFirst: texts.map((_, text) => before.has(text) && !after.has(text)), isFinal: ({ found }) => found.some(({ text }) => final[text]) };
}

/** `Starting up`, `starting containerd`; nothing where the first lines of a start depend on its options. */
function firstText({ steps }: LocateOrder, texts: LocateIndex['texts']): number | undefined {
  const early = steps.slice(0, Math.ceil(steps.length / 4));
  return early.flatMap(({ always }) => always).find((text) => texts[text]![0] === 'info');
}
