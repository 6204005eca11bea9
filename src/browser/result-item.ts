import { coded, element, marked } from './element.ts';
import type { PagefindPage, PagefindSection } from './pagefind.ts';

/** Sections shown below a page. */
const mostSections = 3;

/** A page with the sections that fit best; the title leads to the best one. */
export function resultItem(page: PagefindPage): HTMLElement {
  const sections = [...page.sub_results].sort((a, b) => scoreOf(b) - scoreOf(a)).slice(0, mostSections);
  const shown = sections.filter(({ url }) => url.includes('#'));
  return element('li', {},
    element('h2', {}, element('a', { href: sections[0]?.url ?? page.url }, ...coded(page.meta['title'] ?? page.url))),
    element('p', { class: 'note' }, kindOf(page.url)),
    ...(shown.length === 0 ? [element('p', {}, ...marked(page.excerpt))] : [
      element('ul', {}, ...shown.map(({ url, title, excerpt }) =>
        element('li', {}, element('a', { href: url }, title), element('p', {}, ...marked(excerpt))))),
    ]));
}

const scoreOf = ({ weighted_locations }: PagefindSection): number => weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);

function kindOf(url: string): string {
  const folder = url.split('/').at(-2);
  return folder === 'incidents' ? 'Incident' : folder === 'runbooks' ? 'Runbook' : 'Start-up order';
}
