import { noSearchFromDisk, openedFromDisk } from './opened-from-disk.ts';
import { keepPaste } from './paste.ts';

const form = document.querySelector<HTMLFormElement>('form[data-ask]');
const field = form?.querySelector('textarea');
if (form && openedFromDisk()) form.replaceWith(noSearchFromDisk());
else if (form && field) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (field.value.trim() === '') {
      field.focus();
      return;
    }
    keepPaste(field.value);
    location.assign('search.html');
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
}
