import { secondsText } from '../core/startup/locate/words.ts';
import type { LocatedStart, LocatedStep, StepState } from '../core/startup/locate/location.ts';
import { element } from './element.ts';

/** Sign and words of each state; colour only comes on top. */
const marks: Readonly<Record<StepState, readonly [sign: string, words: string]>> = {
  seen: ['✓', 'passed'],
  passed: ['✓', 'passed without a message'],
  last: ['●', 'last step reached'],
  failed: ['✗', 'failed here'],
  possible: ['?', 'perhaps reached: it need not print anything'],
  next: ['○', 'not reached: it would have printed something'],
  ahead: ['', 'not reached'],
};

/** Shows on each step of the page what the log says of it. `undefined` takes all marks away. */
export function markSteps(items: readonly HTMLElement[], start: LocatedStart | undefined): void {
  const states = new Map(start?.steps.map((step) => [step.stage, step]));
  for (const item of items) {
    item.querySelector('.located')?.remove();
    delete item.dataset['located'];
    const step = states.get(item.dataset['stage'] ?? '');
    if (!step) continue;
    item.dataset['located'] = step.state;
    item.querySelector('h2')?.after(element('p', { class: 'located' }, ...wordsOf(step, start!)));
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.toc a')) {
    const step = states.get(decodeURIComponent(link.hash.slice(1)));
    if (step) link.dataset['located'] = step.state;
    else delete link.dataset['located'];
  }
}

function wordsOf({ state, line, at, took, long, limit }: LocatedStep, start: LocatedStart): (Node | string)[] {
  const [sign, words] = marks[state];
  const said = state === 'last' && start.state === 'healthy' ? 'the last step: it is up' : words;
  const facts = [...(line === undefined ? [] : [`line ${line}`]), ...(at === undefined ? [] : [`at ${secondsText(at)}`])].join(', ');
  return [
    element('strong', {}, `${sign} ${said}`.trim()),
    ...(facts ? [` · ${facts}`] : []),
    ...(long ? [' · ', element('strong', { class: 'danger' }, `${secondsText(took!)} until the next message, unusually long${limit ? `: the limit of a wait of ${limit}` : ''}`)] : []),
  ];
}
