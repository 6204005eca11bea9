import type { IndexedMessage, IndexedOrder, IndexedStep, LocateWait } from '../core/startup/locate/locate-index.ts';

/** The start-up order that the page itself shows, so that it need not be sent twice. */
export function readOrder(head: Omit<IndexedOrder, 'steps'>, items: readonly HTMLElement[]): IndexedOrder {
  return { ...head, steps: items.map(readStep) };
}

function readStep(item: HTMLElement): IndexedStep {
  const observable = Object.fromEntries([...item.querySelectorAll<HTMLElement>('[data-observable]')].map((row) => [
    row.dataset['observable'], { state: row.dataset['state'], text: row.querySelector('dd')?.textContent ?? '', changed: true },
  ])) as IndexedStep['observable'];
  return {
    stage: item.dataset['stage'] ?? '',
    name: item.querySelector('h2 a')?.lastChild?.textContent?.trim() ?? '',
    concurrent: item.dataset['concurrent'] === 'true',
    messages: [...item.querySelectorAll<HTMLElement>('.messages > li')].map(readMessage),
    waits: [...item.querySelectorAll<HTMLElement>('[data-limit]')].map(readWait),
    reads: { length: item.querySelectorAll('.reads dt').length },
    observable,
  };
}

function readMessage(item: HTMLElement): IndexedMessage {
  const when = item.querySelector(':scope > .note')?.textContent.trim();
  return {
    level: item.querySelector('.level')!.textContent as IndexedMessage['level'],
    text: item.querySelector(':scope > code')!.textContent,
    ...(when !== undefined && { when }),
  };
}

function readWait(item: HTMLElement): LocateWait {
  const { limit = 'none', seconds } = item.dataset;
  return { for: item.querySelector(':scope > span')?.textContent ?? '', limit, seconds: seconds === undefined ? null : Number(seconds) };
}
