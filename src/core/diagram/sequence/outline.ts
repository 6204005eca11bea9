import { element, escapeText } from '../svg/markup.ts';
import type { Item, Message, SequenceChart } from './model.ts';

/** The sequence as nested lists in safe HTML: the participants, then every message, note and block in order. */
export function sequenceOutline(chart: SequenceChart): string {
  const names = chart.participants.map((participant) => oneLine(participant.label) || '…');
  const boxed = chart.boxes.map(({ title, members }) => `${oneLine(title)} (${members.map((index) => names[index]!).join(', ')})`.trim());
  const free = names.filter((_, index) => !chart.boxes.some(({ members }) => members.includes(index)));
  return element('p', { class: 'dg-outline-who' }, [...boxed, ...free].join(' · ')) + list(chart.items, 'dg-outline');

  function list(items: readonly Item[], className?: string): string {
    const entries = items.map(entry).join('');
    return entries === '' ? '' : element('ol', { class: className }, entries);
  }

  function entry(item: Item): string {
    if (item.kind === 'message') return element('li', {}, messageText(item));
    if (item.kind === 'note') {
      const who = item.from === item.to ? names[item.from]! : `${names[item.from]!} – ${names[item.to]!}`;
      return element('li', { class: 'dg-outline-note' }, `${who}: ${oneLine(item.text)}`);
    }
    if (item.kind === 'ending') return element('li', { class: 'dg-outline-note' }, `${names[item.participant]!} ✕`);
    if (item.kind === 'activation') return '';
    if (item.word === 'rect') return item.sections.flatMap((section) => section.items.map(entry)).join('');
    return item.sections
      .map(({ word, label, items }) => element('li', { class: 'dg-outline-block' }, element('b', {}, word), label === '' ? '' : ` [${oneLine(label)}]`, list(items)))
      .join('');
  }

  function messageText({ from, to, text, both, number, head }: Message): string {
    const arrow = head === 'cross' ? '⇸' : both ? '↔' : '→';
    const words = text === '' ? '' : `: ${oneLine(text)}`;
    return `${number === undefined ? '' : `${number}. `}${names[from]!} ${arrow} ${names[to]!}${words}`;
  }
}

/** Escaped. */
function oneLine(text: string): string {
  return escapeText(text.replace(/\s+/g, ' ').trim());
}
