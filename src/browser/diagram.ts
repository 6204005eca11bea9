import { button } from './element.ts';

/**
 * Helps with pictures that are larger than their frame: shows their beginning first, and gives a button that fits the whole
 * picture into the width. Without it the frame only scrolls.
 */
export function helpLargeDiagrams(root: ParentNode): void {
  for (const frame of root.querySelectorAll<HTMLElement>('.diagram')) {
    if (frame.scrollWidth <= frame.clientWidth && frame.scrollHeight <= frame.clientHeight) continue;
    showStart(frame);
    if (frame.scrollWidth <= frame.clientWidth) continue;
    const toggle = button('Fit into the width', () => {
      const fits = frame.classList.toggle('fit');
      toggle.textContent = fits ? 'Full size' : 'Fit into the width';
      if (!fits) showStart(frame);
    });
    toggle.classList.add('diagram-fit');
    frame.before(toggle);
  }
}

function showStart(frame: HTMLElement): void {
  const start = frame.querySelector('.dg-start');
  if (!start) return;
  const [inner, outer] = [start.getBoundingClientRect(), frame.getBoundingClientRect()];
  frame.scrollBy(inner.x - outer.x - 24, inner.y + inner.height / 2 - outer.y - frame.clientHeight / 2);
}
