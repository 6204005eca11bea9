import type { ReportedStart } from '../core/verdict/locate-starts.ts';
import type { Report } from '../core/verdict/report.ts';
import type { FromJudge, ToJudge } from './judge-messages.ts';
import { loadData } from './load-data.ts';
import { loadScript } from './load-script.ts';
import { openedFromDisk } from './opened-from-disk.ts';
import { UnreadableFile } from './unreadable-file.ts';

declare global {
  /** The worker's whole program; its script puts it there when a page and no worker loads it. */
  var leadlineWorker: (() => void) | undefined;
}

interface Asked {
  readonly id: number;
  readonly text: string | Blob;
  readonly located: (starts: readonly ReportedStart[]) => void;
  readonly resolve: (report: Report | undefined) => void;
  readonly reject: (error: Error) => void;
}

let starting: Promise<Worker> | undefined;
let worker: Worker | undefined;
/** It can be told nothing before it has answered. */
let busy = false;
let asked: Asked | undefined;
let count = 0;

/**
 * Judges a paste in a worker, which is loaded with the first one; nothing leaves the page and nothing is kept.
 *
 * @param located told the starts of daemons in the paste, some time after the report; not when a newer paste came meanwhile
 * @returns `undefined` when a newer paste came before the answer
 * @throws Error when a script or the data cannot be loaded
 */
export function judgePaste(text: string | Blob, located: Asked['located']): Promise<Report | undefined> {
  cancelJudging();
  return new Promise((resolve, reject) => {
    asked = { id: ++count, text, located, resolve, reject };
    ask();
  });
}

/** What is being judged is no longer wanted. */
export function cancelJudging(): void {
  asked?.resolve(undefined);
  asked = undefined;
  if (busy) stop();
}

function ask(): void {
  const mine = asked;
  (starting ??= start()).then((ready) => {
    if (mine && asked === mine) send(ready, { kind: 'judge', id: mine.id, text: mine.text, today: new Date().toISOString().slice(0, 10) });
  }, fail);
}

const send = (to: Worker, message: ToJudge): void => to.postMessage(message);

function stop(): void {
  worker?.terminate();
  worker = undefined;
  starting = undefined;
  busy = false;
}

function fail(error: unknown): void {
  stop();
  asked?.reject(error instanceof Error ? error : new Error(String(error)));
  asked = undefined;
}

async function start(): Promise<Worker> {
  const mine = await makeWorker(document.body.dataset['judge'] ?? '');
  worker = mine;
  mine.addEventListener('error', ({ message }) => {
    if (worker === mine) fail(new Error(message || 'The part that reads logs could not be loaded'));
  });
  mine.addEventListener('message', ({ data }: MessageEvent<FromJudge>) => {
    if (worker === mine) hear(mine, data);
  });
  return mine;
}

function hear(from: Worker, message: FromJudge): void {
  switch (message.kind) {
    case 'need':
      busy = false;
      loadData(message.name).then((json) => send(from, { kind: 'data', name: message.name, json }), fail);
      return;
    case 'busy':
      busy = true;
      if (message.id === asked?.id) return;
      // It began with a paste that has been replaced meanwhile.
      stop();
      if (asked) ask();
      return;
    case 'report':
      if (message.id === asked?.id) asked.resolve(message.report);
      return;
    case 'starts':
      busy = false;
      if (message.id !== asked?.id) return;
      asked.located(message.starts);
      asked = undefined;
      return;
    case 'unreadable':
      if (message.id !== asked?.id) return;
      asked.reject(new UnreadableFile(message.message));
      asked = undefined;
      return;
    case 'failed': return fail(new Error(message.message));
  }
}

/** From the script's address; of a page from disk from the script's text, for a browser lets no worker begin from a file. */
async function makeWorker(source: string): Promise<Worker> {
  if (!openedFromDisk()) return new Worker(source, source.endsWith('.ts') ? { type: 'module' } : {});
  if (!globalThis.leadlineWorker) await loadScript(source);
  const url = URL.createObjectURL(new Blob([`(${globalThis.leadlineWorker})()`], { type: 'text/javascript' }));
  try {
    return new Worker(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}
