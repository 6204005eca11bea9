import { edgePath, tipPath } from '../svg/edge-path.ts';
import { boxOf } from '../svg/geometry.ts';
import { element, path } from '../svg/markup.ts';
import { palette } from '../svg/palette.ts';
import { textRows } from '../svg/text.ts';
import { wrapText, type TextBlock } from '../text/wrap.ts';
import { fonts } from './columns.ts';
import type { Frame, PlacedHead, PlacedMessage, SequenceLayout } from './layout.ts';

/** The inside of the SVG, from the background to the texts. */
export function sequenceSvg(layout: SequenceLayout): string {
  const { boxes, tints, lifelines, frames, bars, heads, notes, messages } = layout;
  const ended = lifelines.filter((line) => line.ended);
  const body = [
    ...boxes.map(({ title, ...box }) =>
      element('g', { class: 'dg-group' },
        element('rect', { ...boxOf(box), rx: 8, fill: palette.raised, stroke: palette.line, 'stroke-opacity': 0.5 }),
        textRows(title, box.x + box.width / 2, box.y + 14)),
    ),
    ...tints.map((box) => element('rect', { class: 'dg-tint', ...boxOf(box), rx: 6, fill: palette.raised })),
    element('path', {
      class: 'dg-lifelines', fill: 'none', stroke: palette.line, 'stroke-dasharray': '4 4', 'stroke-width': 1,
      d: lifelines.map(({ x, top, bottom }) => path`M${x} ${top}V${bottom}`).join(''),
    }),
    ended.length === 0 ? '' : element('path', {
      class: 'dg-edges', stroke: palette.line, 'stroke-width': 2,
      d: ended.map(({ x, bottom }) => path`M${x - 7} ${bottom - 7}l14 14m0 -14l-14 14`).join(''),
    }),
    bars.length === 0 ? '' : element('g', { class: 'dg-active', fill: palette.accentTint, stroke: palette.accent }, ...bars.map((bar) => element('rect', boxOf(bar)))),
    framesSvg(frames),
    ...heads.map(headSvg),
    ...notes.map(({ text, x, y, width, height }) =>
      element('g', { class: 'dg-note' },
        element('path', { d: path`M${x} ${y}h${width - 9}l9 9v${height - 9}h${-width}z`, fill: palette.warnTint, stroke: palette.warn, 'stroke-width': 1 }),
        textRows(text, x + width / 2, y + height / 2)),
    ),
    messagesSvg(messages),
  ];
  return element('g', { transform: layout.left === 0 ? undefined : `translate(${-layout.left} 0)` }, ...body);
}

function headSvg({ text, kind, x, y, width, height }: PlacedHead): string {
  const paint = { fill: palette.surface, stroke: palette.line };
  const middle = x + width / 2;
  if (kind === 'actor') {
    const top = y + 2;
    const body = element('path', {
      d: path`M${middle} ${top + 14}v14m-12 -8h24m-12 8l-9 11m9 -11l9 11`, fill: 'none', stroke: palette.line, 'stroke-linecap': 'round',
    });
    return element('g', { class: 'dg-node dg-actor' }, element('circle', { cx: middle, cy: top + 7, r: 7, ...paint }), body, textRows(text, middle, y + height - text.height / 2 - 3));
  }
  const box = kind === 'database'
    ? element('path', { d: path`M${x} ${y + 5}a${width / 2} 5 0 0 1 ${width} 0v${height - 10}a${width / 2} 5 0 0 1 ${-width} 0z` + path`M${x} ${y + 5}a${width / 2} 5 0 0 0 ${width} 0`, ...paint })
    : element('rect', { x, y, width, height, rx: 6, ...paint });
  return element('g', { class: 'dg-node' }, box, textRows(text, middle, y + height / 2 + (kind === 'database' ? 3 : 0)));
}

function framesSvg(frames: readonly Frame[]): string {
  if (frames.length === 0) return '';
  const lines = frames.flatMap((frame) => [
    element('rect', { ...boxOf(frame), rx: 4 }),
    ...frame.sections.filter(({ divided }) => divided).map(({ y }) => element('path', { d: path`M${frame.x} ${y}h${frame.width}`, 'stroke-dasharray': '5 4' })),
  ]);
  const tabs = frames.map(({ x, y, tabWidth }) => element('path', { d: path`M${x} ${y + 4}q0 -4 4 -4h${tabWidth - 4}v12l-8 8h${8 - tabWidth}z` }));
  const words = frames.map((frame) => textRows(wrapText(frame.word, fonts.word, 200), frame.x + 8, frame.y + 10, { 'text-anchor': 'start' }));
  const conditions = frames.flatMap((frame) =>
    frame.sections.filter(({ text }) => text.width > 0).map(({ y, text, divided }) => ({ text, x: frame.x + (divided ? 10 : frame.tabWidth + 8), y: y + 3 })),
  );
  return (
    element('g', { class: 'dg-frames', fill: 'none', stroke: palette.line, 'stroke-width': 1 }, ...lines) +
    element('g', { class: 'dg-tabs', fill: palette.raised, stroke: palette.line, 'stroke-width': 1 }, ...tabs) +
    backgrounds(conditions.map(({ text, x, y }) => ({ text, x: x - 3, y }))) +
    words.join('') +
    conditions.map(({ text, x, y }) => textRows(text, x, y + text.height / 2, { 'text-anchor': 'start' })).join('')
  );
}

function messagesSvg(messages: readonly PlacedMessage[]): string {
  const lines = messages.map(({ message, points }) => {
    const tip = message.head === 'filled' ? 'arrow' : 'none';
    return element('path', { d: edgePath(points, message.both ? tip : 'none', tip), 'stroke-dasharray': message.dashed ? '6 4' : undefined });
  });
  const ends = messages.flatMap(({ message, points }) => [
    { head: message.head, end: points.at(-1)!, before: points.at(-2)! },
    ...(message.both ? [{ head: message.head, end: points[0]!, before: points[1]! }] : []),
  ]);
  const filled = ends.filter(({ head }) => head === 'filled').map(({ end, before }) => tipPath('arrow', end, before)).join('');
  const open = ends.flatMap(({ head, end, before }) => {
    if (head === 'cross') return [tipPath('cross', end, before)];
    const way = Math.sign(end.x - before.x);
    return head === 'open' ? [path`M${end.x - 9 * way} ${end.y - 5}L${end.x} ${end.y}L${end.x - 9 * way} ${end.y + 5}`] : [];
  });
  const labels = messages.filter(({ text }) => text.width > 0);
  const numbered = messages.filter(({ message }) => message.number !== undefined);
  return [
    element('g', { class: 'dg-edges', fill: 'none', stroke: palette.line }, ...lines, open.length === 0 ? '' : element('path', { d: open.join('') })),
    filled === '' ? '' : element('path', { class: 'dg-tips', fill: palette.line, d: filled }),
    backgrounds(labels.map(({ text, textX, textY }) => ({ text, x: textX - text.width / 2 - 3, y: textY - text.height / 2 }))),
    ...labels.map(({ text, textX, textY }) => textRows(text, textX, textY)),
    numbered.length === 0 ? '' : element('g', { class: 'dg-numbers', fill: palette.line },
      ...numbered.map(({ points }) => element('circle', { cx: points[0]!.x, cy: points[0]!.y, r: 9 }))),
    numbered.length === 0 ? '' : element('g', { class: 'dg-number', fill: palette.surface },
      ...numbered.map(({ message, points }) => textRows(wrapText(message.number!, fonts.number, 60), points[0]!.x, points[0]!.y))),
  ].join('');
}

/** Keeps life lines from running through texts. */
function backgrounds(places: readonly { readonly text: TextBlock; readonly x: number; readonly y: number }[]): string {
  if (places.length === 0) return '';
  const rects = places.map(({ text, x, y }) => element('rect', { x, y, width: text.width + 6, height: text.height, rx: 3 }));
  return element('g', { class: 'dg-labels', fill: palette.surface }, ...rects);
}
