import { button, element } from './element.ts';
import { findPages, type Found } from './find-pages.ts';
import { cancelJudging, judgePaste } from './judge-paste.ts';
import { noSearchFromDisk, openedFromDisk } from './opened-from-disk.ts';
import { loadPagefind, type Pagefind } from './pagefind.ts';
import { takeOver } from './paste.ts';
import { pasteField } from './paste-field.ts';
import { resultItem } from './result-item.ts';
import { addFilters, chosenFilters } from './search-filters.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { addStarts, isPaste, showReport } from './verdict-panel.ts';

/** Pages shown at once. */
const pageSize = 10;
/** Milliseconds of rest after a key before the search runs. */
const rest = 120;
/** A text longer than this, or of several lines, counts as pasted even when it was typed. */
const longestWords = 160;
/** Of a longer paste only the end is searched for; the whole of it is judged. */
const mostSearched = 5000;

const form = document.querySelector<HTMLFormElement>('form[data-search]');
if (form) void start(form);

async function start(form: HTMLFormElement): Promise<void> {
  const field = form.querySelector('textarea')!;
  const part = (name: string) => document.querySelector<HTMLElement>(`[data-${name}]`)!;
  const status = part('status');
  const results = part('results');
  const more = part('more');
  const address = new URLSearchParams(location.hash.slice(1));
  const handedOver = takeOver();
  field.value = address.get('q') ?? handedOver;
  field.focus();
  const pasted = pasteField(field, part('held'), () => void search());

  let pagefind: Pagefind | undefined;
  let run = 0;

  const search = async () => {
    const mine = ++run;
    const current = () => mine === run;
    const content = pasted.content();
    const isTyped = typeof content === 'string' && content !== handedOver && !pasted.isPasted() && !content.trim().includes('\n') && content.length <= longestWords;
    remember(form, isTyped ? content.trim() : '');
    results.ariaBusy = 'true';
    const verdict = await showVerdict(content, isTyped, current);
    if (!current()) return;
    if (!pagefind) {
      if (verdict !== '' || openedFromDisk()) status.textContent = verdict;
      return;
    }
    const text = typeof content === 'string' ? content.slice(-mostSearched) : await content.slice(-mostSearched).text();
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

  /** Words alone may name a record; that they name none is said only of a paste. @returns the verdict in words */
  const showVerdict = async (content: string | Blob, isTyped: boolean, current: () => boolean): Promise<string> => {
    const target = part('verdict');
    cancelJudging();
    try {
      const report = typeof content === 'string' && content.trim() === '' ? undefined : await judgePaste(content, (starts) => addStarts(target, starts));
      if (!current()) return '';
      if (report && (report.verdict === 'known' || !isTyped || isPaste(content))) return showReport(target, report);
      target.replaceChildren();
      return '';
    } catch (error) {
      target.replaceChildren();
      if (error instanceof UnreadableFile) return error.message;
      return `The part that names failures could not be used: ${error instanceof Error ? error.message : String(error)}.`;
    }
  };

  let timer = 0;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    // What an earlier search still finds is no longer asked for.
    run++;
    results.ariaBusy = 'true';
    timer = window.setTimeout(() => void search(), rest);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    void search();
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || field.value.includes('\n')) return;
    event.preventDefault();
    form.requestSubmit();
  });

  if (openedFromDisk()) {
    part('filters').replaceWith(noSearchFromDisk());
    return;
  }
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

/** Typed words and filters stand in the fragment, which no server sees; a paste stands nowhere but in the field. */
function remember(form: HTMLFormElement, words: string): void {
  const set = new URLSearchParams({ ...(words !== '' && { q: words }), ...chosenFilters(form) });
  history.replaceState(null, '', set.size > 0 ? `#${set}` : location.pathname + location.search);
}
