import type { EvidenceContext } from '../core/evidence/context.ts';
import { needsContext } from '../core/evidence/signs.ts';
import { compileStarts, mayHaveStart } from '../core/verdict/locate-starts.ts';
import { compileReporter, type ReportOptions } from '../core/verdict/report.ts';
import type { StartupIndex } from '../core/startup/locate/startup-index.ts';
import type { VerdictIndex } from '../core/verdict/verdict-index.ts';
import type { DataName, FromJudge, ToJudge } from './judge-messages.ts';
import { readLogFile } from './read-log-file.ts';
import { UnreadableFile } from './unreadable-file.ts';

const data = new Map<DataName, PromiseWithResolvers<string>>();
let reporter: ReturnType<typeof compileReporter> | undefined;
let context: EvidenceContext | undefined;
let starts: ReturnType<typeof compileStarts> | undefined;
let last = 0;

const say = (message: FromJudge): void => postMessage(message);

addEventListener('message', ({ data: message }: MessageEvent<ToJudge>) => {
  if (message.kind === 'data') data.get(message.name)?.resolve(message.json);
  else judge(message.text, { today: message.today }, last = message.id).catch((error: unknown) => {
    say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
});

async function judge(given: string | Blob, options: ReportOptions, id: number): Promise<void> {
  const text = typeof given === 'string' ? given : await readLogFile(given).catch((error: unknown) => {
    if (!(error instanceof UnreadableFile)) throw error;
    say({ kind: 'unreadable', id, message: error.message });
  });
  if (text === undefined) return;
  const report = (reporter ??= compileReporter(JSON.parse(await need('signatures')) as VerdictIndex));
  if (needsContext(text)) context ??= JSON.parse(await need('evidence')) as EvidenceContext;
  if (id !== last) return;
  say({ kind: 'busy', id });
  say({ kind: 'report', id, report: report(text, { ...options, ...(context && { context }) }) });
  if (!mayHaveStart(text)) return say({ kind: 'starts', id, starts: [] });
  // Only now, for the orders are larger than all signatures and the verdict waits for none of them.
  starts ??= compileStarts(JSON.parse(await need('startup')) as StartupIndex);
  if (id !== last) return;
  say({ kind: 'busy', id });
  say({ kind: 'starts', id, starts: starts(text) });
}

/** Asks the page, for under `file://` a worker may load nothing. */
function need(name: DataName): Promise<string> {
  let wanted = data.get(name);
  if (!wanted) {
    wanted = withResolvers();
    data.set(name, wanted);
    say({ kind: 'need', name });
  }
  return wanted.promise;
}

interface PromiseWithResolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
}

/** `Promise.withResolvers` is younger than what long-term distributions ship. */
function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => { resolve = settle; });
  return { promise, resolve };
}
