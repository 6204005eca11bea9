import { compileLocator, type Locator } from '../core/startup/locate/locate.ts';
import type { LocatedStart } from '../core/startup/locate/location.ts';
import { makeIndex } from '../core/startup/locate/locate-index.ts';
import type { PageOrder } from '../core/startup/locate/page-order.ts';
import { element } from './element.ts';
import { markSteps } from './located-steps.ts';
import { locationPanel, startChoice, type PanelLinks } from './location-panel.ts';
import { readOrder } from './read-order.ts';

/** Milliseconds of rest after a key before the log is read. */
const rest = 120;

const form = document.querySelector<HTMLFormElement>('form[data-locate]');
if (form) start(form, JSON.parse(form.dataset['locate']!) as PageOrder);

/** Holds what is pasted against the order on the page; nothing is stored or sent. */
function start(form: HTMLFormElement, { others, ...head }: PageOrder): void {
  const field = form.querySelector('textarea')!;
  const target = form.querySelector<HTMLElement>('[data-located]')!;
  const items = [...document.querySelectorAll<HTMLElement>('.start-steps > li')];
  let locator: Locator | undefined;

  const links: PanelLinks = {
    stage: (_, stage) => `#${stage}`,
    incidents: ({ steps }) => {
      const stages = new Set(steps.filter(({ state }) => state === 'last' || state === 'failed' || state === 'possible').map(({ stage }) => stage));
      return items.filter((item) => stages.has(item.dataset['stage'] ?? '')).flatMap((item) =>
        [...item.querySelectorAll<HTMLAnchorElement>('.stops-here a')].map((link) => ({ title: link.textContent, url: link.href })));
    },
    other: ({ version, exact }) => {
      const release = /\d+\.\d+/.exec(version ?? '')?.[0];
      return exact || release === undefined ? undefined : others.find(({ name }) => name.startsWith(`${release}.`) || name === release);
    },
  };

  const show = (starts: readonly LocatedStart[], chosen: number): void => {
    const one = starts[chosen]!;
    target.replaceChildren(...startChoice(starts, chosen, (index) => show(starts, index)), locationPanel(one, links));
    markSteps(items, one);
  };

  const locate = (): void => {
    if (field.value.trim() === '') {
      target.replaceChildren();
      markSteps(items, undefined);
      return;
    }
    locator ??= compileLocator(makeIndex([readOrder(head, items)]));
    const { starts } = locator.locate(field.value);
    if (starts.length > 0) return show(starts, starts.length - 1);
    markSteps(items, undefined);
    target.replaceChildren(element('p', { class: 'location' }, `No start of ${head.daemon} can be seen in this text. Give its log from the first line on.`));
  };

  let timer = 0;
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(locate, rest);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  locate();
}
