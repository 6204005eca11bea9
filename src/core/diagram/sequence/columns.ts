import { wrapText, type Font, type TextBlock } from '../text/wrap.ts';
import type { Item, Message, Note, SequenceChart } from './model.ts';

export const fonts = {
  head: { size: 14, rowHeight: 18, weight: 'bold' },
  text: { size: 13, rowHeight: 16, weight: 'regular' },
  word: { size: 12, rowHeight: 16, weight: 'bold' },
  number: { size: 11, rowHeight: 14, weight: 'bold' },
} as const satisfies Record<string, Font>;

/** Widest row of each text, pixels. */
const widest = { head: 150, message: 230, note: 190, longNote: 280 } as const;
/** Width of the loop of a message to oneself, and its height. */
export const selfLoop = { width: 34, height: 24 } as const;
export const noteGap = 14;
const margin = 18;

/** Where the participants' life lines stand, and the texts that decided it. Pixels; the first line stands at 0. */
export interface Columns {
  readonly centres: readonly number[];
  readonly heads: readonly TextBlock[];
  readonly headWidths: readonly number[];
  readonly texts: ReadonlyMap<Message | Note, TextBlock>;
}

/** Sets the columns as near together as their heads, messages and notes allow. */
export function placeColumns(chart: SequenceChart): Columns {
  const heads = chart.participants.map((participant) => wrapText(participant.label, fonts.head, widest.head, 4));
  const headWidths = heads.map((head) => Math.max(head.width + 28, 84));
  const gaps = headWidths.slice(1).map((width, index) => (width + headWidths[index]!) / 2 + 26);
  const texts = new Map<Message | Note, TextBlock>();
  const spans: { from: number; to: number; width: number }[] = [];

  for (const item of flatten(chart.items)) {
    if (item.kind === 'message') {
      const text = wrapText(item.text, fonts.text, widest.message);
      texts.set(item, text);
      const [from, to] = [Math.min(item.from, item.to), Math.max(item.from, item.to)];
      const number = item.number === undefined ? 0 : 24;
      if (from === to) spans.push({ from, to: from + 1, width: selfLoop.width + text.width + 2 * margin });
      else spans.push({ from, to, width: text.width + 2 * margin + number });
    } else if (item.kind === 'note') {
      const text = wrapText(item.text, fonts.text, item.from < item.to ? widest.longNote : widest.note);
      texts.set(item, text);
      const width = text.width + 20;
      if (item.side === 'left') spans.push({ from: item.from - 1, to: item.from, width: width + noteGap + margin });
      else if (item.side === 'right') spans.push({ from: item.to, to: item.to + 1, width: width + noteGap + margin });
      else if (item.from < item.to) spans.push({ from: item.from, to: item.to, width: width - 40 });
      else for (const from of [item.from - 1, item.from]) spans.push({ from, to: from + 1, width: width / 2 + margin });
    }
  }
  // Short spans first: what they need, the long ones find there already.
  for (const { from, to, width } of spans.toSorted((a, b) => a.to - a.from - (b.to - b.from))) {
    if (from < 0 || to >= heads.length) continue;
    const have = gaps.slice(from, to).reduce((sum, gap) => sum + gap, 0);
    const more = (width - have) / (to - from);
    if (more > 0) for (let index = from; index < to; index++) gaps[index]! += more;
  }
  const centres = heads.map((_, index) => Math.round(gaps.slice(0, index).reduce((sum, gap) => sum + gap, 0)));
  return { centres, heads, headWidths, texts };
}

export function* flatten(items: readonly Item[]): Generator<Exclude<Item, { kind: 'block' }>> {
  for (const item of items) {
    if (item.kind === 'block') for (const section of item.sections) yield* flatten(section.items);
    else yield item;
  }
}
