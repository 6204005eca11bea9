import { cancelJudging, judgePaste } from './judge-paste.ts';
import { openedFromDisk } from './opened-from-disk.ts';
import { handOver } from './paste.ts';
import { pasteField } from './paste-field.ts';
import { addStarts, isPaste, showReport } from './verdict-panel.ts';

const form = document.querySelector<HTMLFormElement>('form[data-ask]');
if (form) start(form);

function start(form: HTMLFormElement): void {
  const part = (name: string) => document.querySelector<HTMLElement>(`[data-${name}]`)!;
  const [main, status, target, more] = [form.closest('main')!, part('said'), part('verdict'), part('words')];
  const field = form.querySelector('textarea')!;
  const pasted = pasteField(field, part('held'), () => void ask());

  const clear = (): void => {
    cancelJudging();
    main.classList.remove('answered');
    say('');
    target.replaceChildren();
    more.hidden = true;
  };
  /** @param isShown false where the page shows it anyway, and only a screen reader must be told */
  const say = (words: string, isShown = true): void => {
    status.classList.toggle('visually-hidden', !isShown);
    status.textContent = words;
  };

  const ask = async (): Promise<void> => {
    const content = pasted.content();
    if (typeof content === 'string' && content.trim() === '') return clear();
    say('Reading …');
    target.ariaBusy = 'true';
    try {
      const report = await judgePaste(content, (starts) => addStarts(target, starts));
      if (!report) return;
      if (report.verdict !== 'known' && typeof content === 'string' && !isPaste(content) && !pasted.isPasted() && !openedFromDisk()) {
        // A few words that no record’s signature has are for the search.
        location.assign(`search.html#${new URLSearchParams({ q: content.trim() })}`);
        return;
      }
      const said = showReport(target, report);
      main.classList.add('answered');
      more.hidden = report.verdict === 'known' || openedFromDisk() || typeof content !== 'string';
      say(said, false);
      target.ariaBusy = 'false';
    } catch (error) {
      target.replaceChildren();
      target.ariaBusy = 'false';
      say(`This could not be read: ${error instanceof Error ? error.message : String(error)}.`);
    }
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (field.value.trim() === '' && typeof pasted.content() === 'string') field.focus();
    void ask();
  });
  field.addEventListener('input', () => {
    if (field.value.trim() === '') clear();
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  more.querySelector('a')?.addEventListener('click', () => {
    const content = pasted.content();
    if (typeof content === 'string') handOver(content);
  });
}
