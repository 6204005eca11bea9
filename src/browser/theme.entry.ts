// Runs before the first paint, so that neither the colours nor what needs a script flicker.
import { storedTheme } from './theme.ts';

const root = document.documentElement;
root.classList.add('js');
const theme = storedTheme();
if (theme) root.dataset['theme'] = theme;
