import { button, element } from './element.ts';
import { findPages, type Found } from './find-pages.ts';
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
    results.ariaBusy = 'true';
    const verdict = await showVerdict(part('verdict'), part('unknown'), text, current);
    if (!pagefind || !current()) return;
    const found = await findPages(pagefind, text, chosenFilters(form));
    if (!current()) return;
    const show = async (first: number, shown: readonly Node[]): Promise<void> => {
      const pages = await found.load(first, pageSize);
      if (!current()) return;
      results.replaceChildren(...shown, ...pages.map((page) => resultItem(page, found.query)));
      more.replaceChildren();
      if (found.count > first + pageSize) more.append(button('More', () => void show(first + pageSize, [...results.children]), 'button button--quiet'));
    };
    await show(0, found.count === 0 ? [nothingFound()] : []);
    if (!current()) return;
    status.textContent = [verdict, sayCount(found)].filter(Boolean).join(' ');
    results.ariaBusy = 'false';
  };

  let timer = 0;
  form.addEventListener('input', () => {
    // What is typed after the paste was deleted is no paste any more.
    if (field.value.trim() === '') pasted = false;
    clearTimeout(timer);
    results.ariaBusy = 'true';
    timer = window.setTimeout(() => void search(), rest);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    void search();
  });
  field.addEventListener('paste', () => { pasted = true; });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || field.value.includes('\n')) return;
    event.preventDefault();
    form.requestSubmit();
  });

  status.textContent = 'Loading the index …';
  void search();
  try {
    pagefind = await loadPagefind((document.body.dataset['search'] ?? '').split(' ').filter(Boolean));
    addFilters(part('filters'), await pagefind.filters(), address);
    await search();
  } catch (error) {
    status.textContent = `The search index could not be loaded: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function sayCount({ count, more, terms }: Found): string {
  const pages = `${more ? 'More than ' : ''}${count} ${count === 1 ? 'page' : 'pages'}`;
  if (terms === 'everything') return `${pages} to read.`;
  if (count === 0) return 'No page has any of these words.';
  return terms === 'all' ? `${pages}.` : `No page has all of these words; ${pages} with some of them, best first.`;
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
