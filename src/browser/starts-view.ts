import { incidentUrl, startupUrl } from '../core/knowledge-base/urls.ts';
import type { ReportedStart } from '../core/verdict/locate-starts.ts';
import { element } from './element.ts';
import { locationPanel, startChoice } from './location-panel.ts';

/** How far each start in a paste got: the last one, and a choice where there are several; for pages at the root of the site. */
export function showStarts(target: HTMLElement, starts: readonly ReportedStart[], chosen = starts.length - 1): void {
  const one = starts[chosen];
  if (!one) return target.replaceChildren();
  target.replaceChildren(
    element('h2', {}, 'How far the start got'),
    ...startChoice(starts.map(({ start }) => start), chosen, (index) => showStarts(target, starts, index)),
    locationPanel(one.start, {
      stage: ({ daemon, order }, stage) => startupUrl(daemon, order.tag, stage),
      incidents: () => one.incidents.map(({ id, title }) => ({ title, url: incidentUrl(id) })),
    }));
}
