import { writeClipboard } from './clipboard.ts';

/** How long a destroying command stays armed after its first click, in milliseconds. */
const armedFor = 6000;
/** How long the button says that it copied, in milliseconds. */
const saidFor = 2000;

/** Gives every command below `root` a button that copies the command and nothing else. */
export function addCopyButtons(root: ParentNode): void {
  for (const figure of root.querySelectorAll<HTMLElement>('figure.command')) {
    const code = figure.querySelector('pre code');
    const caption = figure.querySelector('figcaption');
    if (!code || !caption || caption.querySelector('.copy')) continue;
    const destroys = figure.dataset['class'] === 'destroys';
    caption.append(copyButton(() => code.textContent.replace(/\n$/, ''), destroys ? 'Copy this destroying command' : 'Copy command', destroys));
  }
}

/** @param label what it copies, for who cannot see beside what it stands */
export function copyButton(text: () => string, label: string, destroys = false): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.lang = 'en';
  const rest = () => {
    button.textContent = 'Copy';
    button.setAttribute('aria-label', label);
    delete button.dataset['armed'];
  };
  const say = (words: string, milliseconds: number) => {
    button.textContent = words;
    button.setAttribute('aria-label', words);
    clearTimeout(timer);
    timer = window.setTimeout(rest, milliseconds);
  };
  let timer = 0;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    if (destroys && !('armed' in button.dataset)) {
      button.dataset['armed'] = '';
      say('Destroys. Click again to copy', armedFor);
      return;
    }
    const copied = await writeClipboard(text());
    delete button.dataset['armed'];
    say(copied ? 'Copied' : 'Select and copy by hand', saidFor);
  });
  rest();
  return button;
}
