import { button, element } from './element.ts';
import { findWords } from './find-words.ts';
import { noSearchFromDisk, openedFromDisk } from './opened-from-disk.ts';
import { loadPagefind, type Pagefind } from './pagefind.ts';
import { forgetPaste, keepPaste, keptPaste } from './paste.ts';
import { resultItem } from './result-item.ts';
import { addFilters, chosenFilters } from './search-filters.ts';
import { showVerdict } from './verdict.ts';

/** Pages shown at once. */
const pageSize = 10;
/** Milliseconds of rest after a key before the search runs. */
const rest = 120;
/** A text longer than this, or of several lines, counts as pasted even when it was typed. */
const longestWords = 160;

const form = document.querySelector<HTMLFormElement>('form[data-search]');
if (form && openedFromDisk()) form.replaceWith(noSearchFromDisk());
else if (form) void start(form);

async function start(form: HTMLFormElement): Promise<void> {
  const field = form.querySelector('textarea')!;
  const part = (name: string) => document.querySelector<HTMLElement>(`[data-${name}]`)!;
  const status = part('status');
  const results = part('results');
  const more = part('more');
  const address = new URLSearchParams(location.hash.slice(1));
  const words = address.get('q');
  let pasted = words === null && keptPaste() !== '';
  field.value = words ?? keptPaste();
  field.focus();

  let pagefind: Pagefind | undefined;
  let run = 0;

  const search = async () => {
    const mine = ++run;
    const current = () => mine === run;
    const text = field.value;
    pasted = text.trim() !== '' && (pasted || text.trim().includes('\n') || text.length > longestWords);
    remember(form, text, pasted);
    const verdict = await showVerdict(part('verdict'), part('unknown'), text, current);
    if (!pagefind || !current()) return;
    const found = await findWords(pagefind, text, chosenFilters(form));
    if (!current()) return;
    status.textContent = [verdict, sayCount(found.results.length, found.words, text.trim() === '')].filter(Boolean).join(' ');
    results.replaceChildren();
    const show = async (first: number): Promise<void> => {
      const pages = await Promise.all(found.results.slice(first, first + pageSize).map((result) => result.data()));
      if (!current()) return;
      results.append(...pages.map(resultItem));
      more.replaceChildren();
      if (found.results.length > first + pageSize) more.append(button('More', () => void show(first + pageSize), 'button button--quiet'));
    };
    await show(0);
    if (found.results.length === 0) results.append(nothingFound());
  };

  let timer = 0;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void search(), rest);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void search();
  });
  field.addEventListener('paste', () => { pasted = true; });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || field.value.includes('\n')) return;
    event.preventDefault();
    form.requestSubmit();
  });

  void search();
  try {
    pagefind = await loadPagefind((document.body.dataset['search'] ?? '').split(' ').filter(Boolean));
    addFilters(part('filters'), await pagefind.filters(), address);
    await search();
  } catch (error) {
    status.textContent = `The search index could not be loaded: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function sayCount(count: number, words: 'all' | 'some', everything: boolean): string {
  const pages = `${count} ${count === 1 ? 'page' : 'pages'}`;
  if (everything) return `${pages} to read.`;
  if (count === 0) return 'No page has any of these words.';
  return words === 'all' ? `${pages}.` : `No page has all of these words; ${pages} with some of them, best first.`;
}

function nothingFound(): HTMLElement {
  return element('li', {},
    element('p', {}, 'This is not in the records. ',
      element('a', { href: 'runbooks.html' }, 'Walk a runbook'), ' to collect what an escalation needs, or ',
      element('a', { href: 'contribute.html' }, 'add the incident'), ' afterwards.'));
}

/** Typed words and filters stand in the fragment, which no server sees; a paste stays in this tab. */
function remember(form: HTMLFormElement, text: string, pasted: boolean): void {
  if (pasted) keepPaste(text);
  else forgetPaste();
  const set = new URLSearchParams({ ...(!pasted && text.trim() && { q: text.trim() }), ...chosenFilters(form) });
  history.replaceState(null, '', set.size > 0 ? `#${set}` : location.pathname + location.search);
}
