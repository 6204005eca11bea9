import { closeUp } from '../core/search/unspaced.ts';
import { coded, element } from './element.ts';
import { bestSections } from './page-sections.ts';
import { textOf, type PagefindPage } from './pagefind.ts';
import type { Query } from './query.ts';

/** Sections shown below a page. */
const mostSections = 3;
/** Words shown of a page when nothing was asked for. */
const firstWords = 40;

/** A page with the sections that fit best; the title leads to the best one. */
export function resultItem(page: PagefindPage, { terms }: Query): HTMLElement {
  const sections = bestSections(page, terms, mostSections);
  const begin = closeUp(textOf(page).split(/\s+/).slice(0, firstWords).join(' '));
  return element('li', {},
    element('h2', {}, element('a', { href: sections[0]?.url ?? page.url }, ...coded(closeUp(page.meta['title'] ?? page.url)))),
    element('p', { class: 'note' }, kindOf(page.url)),
    ...(sections.length === 0 ? [element('p', {}, `${begin} …`)] : [
      element('ul', {}, ...sections.map(({ url, title, excerpt }) => element('li', {},
        ...(title === '' ? [] : [element('a', { href: url }, title)]), element('p', {}, ...excerpt)))),
    ]));
}

const kinds: Readonly<Record<string, string>> = {
  incidents: 'Incident', runbooks: 'Runbook', startup: 'Start-up order', stages: 'Start-up step', compare: 'Start-up, two versions', versions: 'Start-up, all versions',
};

function kindOf(url: string): string {
  return kinds[url.split('/').at(-2) ?? ''] ?? 'Page';
}
