import { loadScript } from './load-script.ts';

const form = document.querySelector<HTMLFormElement>('form[data-locate]');
const field = form?.querySelector('textarea');
if (form && field) {
  // What reads a log is larger than all else; most readers of the page paste none.
  const load = () => {
    loadScript(form.dataset['script'] ?? '').catch(() => {
      form.querySelector('[data-located]')!.textContent = 'The part that reads logs could not be loaded. Is the server still there?';
    });
  };
  field.addEventListener('focus', load, { once: true });
  if (field.value !== '') load();
}
