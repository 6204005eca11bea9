import { element, escapeText } from './markup.ts';
import { palette } from './palette.ts';
import { baseSize } from './text.ts';

export interface Picture {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly hasLinks: boolean;
  readonly body: string;
}

/**
 * The root element. Size in pixels and a view box, so that a wide picture scrolls instead of shrinking.
 * No `style` anywhere: the site's content security policy forbids it.
 */
export function svgDocument(picture: Picture): string {
  const { id, width, height } = picture;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'dg',
      // What stands in an `img` is hidden from screen readers, its links too; a group keeps them.
      role: picture.hasLinks ? 'group' : 'img',
      'aria-labelledby': `${id}-title`,
      'aria-describedby': picture.description === '' ? undefined : `${id}-desc`,
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      'font-family': 'Arial, Liberation Sans, Arimo, Helvetica, Noto Sans CJK SC, sans-serif',
      'font-size': baseSize,
      fill: palette.text,
      'stroke-width': 1.5,
      'text-anchor': 'middle',
    },
    element('title', { id: `${id}-title` }, escapeText(picture.title)),
    picture.description === '' ? '' : element('desc', { id: `${id}-desc` }, escapeText(picture.description)),
    picture.body,
  );
}
