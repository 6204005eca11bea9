import { element } from './element.ts';

/** A browser lets no page that was opened by double click load an index or a module. */
export const openedFromDisk = (): boolean => location.protocol === 'file:';

/** What to do instead, in the place of a field that could not answer. */
export function noSearchFromDisk(): HTMLElement {
  return element('div', { class: 'first-aid' },
    element('p', {}, element('strong', {}, 'Search does not work in a folder that was opened by double click.'), ' Everything else does: ',
      element('a', { href: 'incidents.html' }, 'the list of incidents'), ' with its filters, and ',
      element('a', { href: 'runbooks.html' }, 'the runbooks'), ' with their walk.'),
    element('p', {}, 'To search, or to have a log named, serve the folder: ', element('code', {}, 'npx leadline serve'),
      ' in the project, or ', element('code', {}, 'python3 -m http.server'), ' in this folder. In a terminal ',
      element('code', {}, 'npx leadline match <file>'), ' names a log.'));
}
