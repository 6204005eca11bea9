import type { Box, Point } from '../svg/geometry.ts';
import { wrapText, type TextBlock } from '../text/wrap.ts';
import { fonts, noteGap, placeColumns, selfLoop, type Columns } from './columns.ts';
import { frameExtent } from './frame-extent.ts';
import type { Block, Message, Note, Participant, SequenceChart } from './model.ts';

/** Everything with its place. Pixels; the picture reaches from `left` to `left + width` and from 0 to `height`. */
export interface SequenceLayout {
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly (Box & { readonly title: TextBlock })[];
  readonly heads: readonly PlacedHead[];
  readonly lifelines: readonly { readonly x: number; readonly top: number; readonly bottom: number; readonly ended: boolean }[];
  readonly bars: readonly Box[];
  readonly tints: readonly Box[];
  readonly frames: readonly Frame[];
  readonly notes: readonly (Box & { readonly text: TextBlock })[];
  readonly messages: readonly PlacedMessage[];
}

export interface PlacedHead extends Box {
  readonly text: TextBlock;
  readonly kind: Participant['kind'];
}

export interface Frame extends Box {
  readonly word: string;
  readonly tabWidth: number;
  /** Conditions, with the dashed line above all but the first. */
  readonly sections: readonly { readonly y: number; readonly text: TextBlock; readonly divided: boolean }[];
}

export interface PlacedMessage {
  readonly message: Message;
  /** From sender to receiver; four points for a message to oneself. */
  readonly points: readonly Point[];
  readonly text: TextBlock;
  /** Middle of the text. */
  readonly textX: number;
  readonly textY: number;
}

const pad = 12;
const barWidth = 10;
const tabHeight = 20;
/** A picture taller than this repeats the heads at its foot. */
const tall = 620;

/** Places a sequence diagram, from top to bottom, one thing below the other. */
export function layOutSequence(chart: SequenceChart): SequenceLayout {
  const columns = placeColumns(chart);
  const state = new Cursor(chart, columns);
  state.items(chart.items);
  return state.finish();
}

/** A person is drawn above the name; everything else is a box around it. */
function headHeight(text: TextBlock, { kind }: Participant): number {
  return Math.max(text.height, 18) + (kind === 'actor' ? 46 : kind === 'database' ? 26 : 18);
}

/** Walks the items downwards and collects what it places. */
class Cursor {
  readonly #chart: SequenceChart;
  readonly #columns: Columns;
  readonly #headHeight: number;
  readonly #headTop: number;
  #y: number;
  /** Where the last message line ran: activations begin and end there. */
  #line: number;
  readonly #active = new Map<number, number[]>();
  readonly #endings = new Map<number, number>();
  readonly #bars: Box[] = [];
  readonly #tints: Box[] = [];
  readonly #frames: Frame[] = [];
  readonly #notes: (Box & { text: TextBlock })[] = [];
  readonly #messages: PlacedMessage[] = [];

  constructor(chart: SequenceChart, columns: Columns) {
    this.#chart = chart;
    this.#columns = columns;
    this.#headHeight = Math.max(...columns.heads.map((head, index) => headHeight(head, chart.participants[index]!)));
    const titles = chart.boxes.some((box) => box.title !== '');
    this.#headTop = pad + (chart.boxes.length > 0 ? 10 : 0) + (titles ? 20 : 0);
    this.#y = this.#headTop + this.#headHeight + 20;
    this.#line = this.#y;
  }

  items(items: Block['sections'][number]['items']): void {
    for (const [index, item] of items.entries()) {
      if (item.kind === 'message') {
        const next = items[index + 1];
        this.#message(item, next?.kind === 'activation' && next.on ? next.participant : undefined);
      } else if (item.kind === 'note') this.#note(item);
      else if (item.kind === 'block') this.#block(item);
      else if (item.kind === 'activation') this.#activation(item.participant, item.on);
      else this.#endings.set(item.participant, this.#line);
    }
  }

  #message(message: Message, activated: number | undefined): void {
    const { centres, texts } = this.#columns;
    const text = texts.get(message)!;
    const [from, to] = [centres[message.from]!, centres[message.to]!];
    if (message.from === message.to) {
      const start = from + this.#barEdge(message.from, undefined);
      const top = this.#y + Math.max((text.height - selfLoop.height) / 2, 2);
      const bottom = top + selfLoop.height;
      const end = from + this.#barEdge(message.to, activated);
      const right = from + selfLoop.width;
      this.#messages.push({
        message, text, textX: right + 8 + text.width / 2, textY: (top + bottom) / 2,
        points: [{ x: start, y: top }, { x: right, y: top }, { x: right, y: bottom }, { x: end, y: bottom }],
      });
      this.#line = bottom;
      this.#y = Math.max(bottom, (top + bottom + text.height) / 2) + 16;
      return;
    }
    const way = to > from ? 1 : -1;
    const start = from + (way > 0 ? this.#barEdge(message.from, undefined) : -this.#barStart(message.from));
    const end = to - (way > 0 ? (this.#count(message.to, activated) > 0 ? barWidth / 2 : 0) : -this.#barEdge(message.to, activated));
    const number = message.number === undefined ? 0 : 14 * way;
    this.#line = this.#y + text.height + (text.height > 0 ? 6 : 10);
    this.#messages.push({
      message, text, textX: (start + end + number) / 2, textY: this.#y + text.height / 2,
      points: [{ x: start, y: this.#line }, { x: end, y: this.#line }],
    });
    this.#y = this.#line + 16;
  }

  #note(note: Note): void {
    const { centres, texts } = this.#columns;
    const text = texts.get(note)!;
    const [from, to] = [centres[note.from]!, centres[note.to]!];
    const own = text.width + 20;
    const width = note.side === 'over' ? Math.max(own, to - from + 40) : own;
    const x = note.side === 'left' ? from - noteGap - width : note.side === 'right' ? to + noteGap : (from + to - width) / 2;
    const height = text.height + 12;
    this.#notes.push({ x, y: this.#y, width, height, text });
    this.#y += height + 14;
  }

  #block(block: Block): void {
    const extent = frameExtent(block, this.#chart, this.#columns);
    const top = this.#y;
    const box = { x: extent.left, width: extent.right - extent.left, y: top };
    if (block.word === 'rect') {
      const place = this.#tints.push({ ...box, height: 0 }) - 1;
      this.#y += 12;
      for (const section of block.sections) this.items(section.items);
      this.#tints[place] = { ...box, height: this.#y - top - 2 };
      this.#y += 10;
      return;
    }
    const word = wrapText(block.word, fonts.word, 200);
    const tabWidth = word.width + 20;
    const sections: { y: number; text: TextBlock; divided: boolean }[] = [];
    const place = this.#frames.push({ ...box, height: 0, word: block.word, tabWidth, sections }) - 1;
    for (const [index, section] of block.sections.entries()) {
      const text = wrapText(section.label === '' ? '' : `[${section.label}]`, fonts.text, Math.max(box.width - tabWidth - 24, 140), 4);
      sections.push({ y: this.#y, text, divided: index > 0 });
      this.#y += Math.max(text.height, index === 0 ? tabHeight - 6 : 0) + 16;
      this.items(section.items);
      this.#y += 2;
    }
    const width = Math.max(box.width, ...sections.map(({ text, divided }) => text.width + 20 + (divided ? 0 : tabWidth)));
    this.#frames[place] = { ...box, width, height: this.#y - top, word: block.word, tabWidth, sections };
    this.#y += 14;
  }

  #activation(participant: number, on: boolean): void {
    const open = this.#active.get(participant) ?? [];
    if (on) this.#active.set(participant, [...open, this.#line]);
    else if (open.length > 0) {
      this.#active.set(participant, open.slice(0, -1));
      this.#bar(participant, open.length - 1, open.at(-1)!, this.#line);
    }
  }

  #bar(participant: number, level: number, top: number, bottom: number): void {
    const x = this.#columns.centres[participant]! - barWidth / 2 + (level * barWidth) / 2;
    this.#bars.push({ x, y: top, width: barWidth, height: Math.max(bottom - top, 8) });
  }

  #count(participant: number, activated: number | undefined): number {
    return (this.#active.get(participant)?.length ?? 0) + (activated === participant ? 1 : 0);
  }

  /** How far right of the life line a message on the right side begins or ends. */
  #barEdge(participant: number, activated: number | undefined): number {
    const count = this.#count(participant, activated);
    return count === 0 ? 0 : (count * barWidth) / 2;
  }

  #barStart(participant: number): number {
    return this.#count(participant, undefined) > 0 ? barWidth / 2 : 0;
  }

  finish(): SequenceLayout {
    const { centres, heads, headWidths } = this.#columns;
    for (const [participant, open] of this.#active) {
      for (const [level, top] of open.entries()) this.#bar(participant, level, top, this.#y);
    }
    // Nested bars stand on top of the ones that they are nested in.
    const bars = this.#bars.toSorted((a, b) => a.y - b.y);
    const bottom = this.#y + 6;
    const mirrored = bottom > tall;
    const height = bottom + (mirrored ? this.#headHeight : 0) + (this.#headTop - pad > 0 ? 10 : 0) + pad;
    const placed = (lineEnd: number, above: boolean): PlacedHead[] =>
      heads.map((text, index) => {
        const { kind } = this.#chart.participants[index]!;
        const own = headHeight(text, this.#chart.participants[index]!);
        return { text, kind, x: centres[index]! - headWidths[index]! / 2, y: above ? lineEnd - own : lineEnd, width: headWidths[index]!, height: own };
      });
    const top = placed(this.#headTop + this.#headHeight, true);
    const boxes = this.#chart.boxes.flatMap(({ title, members }) => {
      const inside = members.map((index) => top[index]!);
      if (inside.length === 0) return [];
      const x = Math.min(...inside.map((head) => head.x)) - 8;
      const right = Math.max(...inside.map((head) => head.x + head.width)) + 8;
      return [{ x, y: pad, width: right - x, height: height - 2 * pad, title: wrapText(title, fonts.word, right - x - 16, 1) }];
    });
    const all: readonly Box[] = [
      ...top, ...boxes, ...bars, ...this.#tints, ...this.#frames, ...this.#notes,
      ...this.#messages.map(({ text, textX, textY }) => ({ x: textX - text.width / 2, width: text.width, y: textY, height: 0 })),
      ...this.#messages.flatMap(({ points }) => points.map(({ x, y }) => ({ x: x - 9, y, width: 18, height: 0 }))),
    ];
    const left = Math.floor(Math.min(...all.map((box) => box.x))) - pad;
    const right = Math.ceil(Math.max(...all.map((box) => box.x + box.width))) + pad;
    const ended = (index: number): number | undefined => this.#endings.get(index);
    return {
      left, width: right - left, height: Math.ceil(height), boxes, bars,
      heads: mirrored ? [...top, ...placed(bottom, false).filter((_, index) => ended(index) === undefined)] : top,
      lifelines: centres.map((x, index) => ({
        x, top: this.#headTop + this.#headHeight, bottom: ended(index) ?? bottom, ended: ended(index) !== undefined,
      })),
      tints: this.#tints, frames: this.#frames, notes: this.#notes, messages: this.#messages,
    };
  }
}
