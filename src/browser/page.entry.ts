import { addCopyButtons } from './copy.ts';
import { helpLargeDiagrams } from './diagram.ts';
import { storeTheme, type Theme } from './theme.ts';

addCopyButtons(document);
helpLargeDiagrams(document);

const button = document.querySelector<HTMLButtonElement>('button.theme');
if (button) {
  const root = document.documentElement;
  const current = (): Theme => (root.dataset['theme'] as Theme | undefined)
    ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  const show = () => {
    button.textContent = current() === 'dark' ? 'Light' : 'Dark';
    button.setAttribute('aria-label', `${button.textContent} colours`);
  };
  button.addEventListener('click', () => {
    const theme = current() === 'dark' ? 'light' : 'dark';
    root.dataset['theme'] = theme;
    storeTheme(theme);
    show();
  });
  show();
}
