import { element } from './element.ts';

/** A browser lets no page that was opened by double click fetch an index, load a module or begin a worker from a file. */
export const openedFromDisk = (): boolean => location.protocol === 'file:';

/** What a page from disk says where the search would be. */
export function noSearchFromDisk(): HTMLElement {
  return element('div', { class: 'first-aid' },
    element('p', {}, element('strong', {}, 'A pasted log is named here too; only the search for words does not work in a folder that was opened by double click.'), ' Instead: ',
      element('a', { href: 'incidents.html' }, 'the list of incidents'), ' with its filters, and ',
      element('a', { href: 'runbooks.html' }, 'the runbooks'), ' with their walk.'),
    element('p', {}, 'To search, serve the folder: ', element('code', {}, 'npx leadline serve'), ' in the project, or ',
      element('code', {}, 'python3 -m http.server'), ' in this folder.'));
}
