import type { MermaidMessage, SequenceDb } from '../mermaid/databases.ts';
import { plainText } from '../mermaid/plain-text.ts';
import type { Block, Item, Message, Participant, Section, SequenceChart } from './model.ts';

type OpenSection = Omit<Section, 'items'> & { readonly items: Item[] };
type OpenBlock = Omit<Block, 'sections'> & { readonly sections: OpenSection[] };

/** Mermaid's sequence database, a flat list of lines, as a tree of our own. */
export function readSequence(database: SequenceDb): SequenceChart {
  const actors = [...database.getActors()];
  const indexes = new Map(actors.map(([id], index) => [id, index]));
  const names = new Map(Object.entries(database.LINETYPE).map(([name, type]) => [type, name]));
  const endings = endingsOf(database, indexes);
  const items: Item[] = [];
  const stack: OpenBlock[] = [];
  const target = (): Item[] => stack.at(-1)?.sections.at(-1)?.items ?? items;
  const numbers = counter();

  for (const [index, line] of database.getMessages().entries()) {
    const name = names.get(line.type) ?? '';
    if (name === 'AUTONUMBER') numbers.set(line.message);
    else if (name === 'NOTE') addNote(line);
    else if (name === 'ACTIVE_START' || name === 'ACTIVE_END') addActivation(line, name === 'ACTIVE_START');
    else if (name.endsWith('_START')) openBlock(blockWord(name), textOf(line));
    else if (name.endsWith('_ELSE') || name.endsWith('_AND') || name.endsWith('_OPTION')) {
      stack.at(-1)?.sections.push({ word: name.slice(name.lastIndexOf('_') + 1).toLowerCase(), label: textOf(line), items: [] });
    } else if (name.endsWith('_END')) stack.pop();
    else addMessage(line, name, index);
  }
  return {
    participants: actors.map(([id, actor]): Participant => ({ label: plainText(actor.description || id), kind: kindOf(actor.type) })),
    boxes: database.getBoxes().map((box) => ({
      title: plainText(box.name ?? ''),
      members: box.actorKeys.flatMap((key) => indexes.get(key) ?? []),
    })),
    items,
  };

  function openBlock(word: string, label: string): void {
    const block: OpenBlock = { kind: 'block', word, sections: [{ word, label: word === 'rect' ? '' : label, items: [] }] };
    target().push(block);
    stack.push(block);
  }

  function addNote(line: MermaidMessage): void {
    const [from, to] = [indexes.get(line.from ?? ''), indexes.get(line.to ?? '')];
    if (from === undefined || to === undefined) return;
    const side = line.placement === 0 ? 'left' : line.placement === 1 ? 'right' : 'over';
    target().push({ kind: 'note', side, from: Math.min(from, to), to: Math.max(from, to), text: textOf(line) });
  }

  function addActivation(line: MermaidMessage, on: boolean): void {
    const participant = indexes.get(line.from ?? '');
    if (participant !== undefined) target().push({ kind: 'activation', participant, on });
  }

  function addMessage(line: MermaidMessage, name: string, index: number): void {
    const [from, to] = [indexes.get(line.from ?? ''), indexes.get(line.to ?? '')];
    if (from === undefined || to === undefined || name.startsWith('CENTRAL_')) return;
    const number = numbers.next();
    const message: Message = {
      kind: 'message',
      from,
      to,
      text: textOf(line),
      dashed: name.includes('DOTTED'),
      head: headOf(name),
      both: name.startsWith('BIDIRECTIONAL'),
      ...(number !== undefined && { number }),
    };
    target().push(message);
    for (const participant of endings.get(index) ?? []) target().push({ kind: 'ending', participant });
  }
}

function textOf(line: MermaidMessage): string {
  return typeof line.message === 'string' ? plainText(line.message) : '';
}

function blockWord(name: string): string {
  return name.replace(/_START$/, '').replace(/_OVER$/, '').toLowerCase();
}

function headOf(name: string): Message['head'] {
  if (name.includes('CROSS')) return 'cross';
  if (name.includes('POINT') || name.includes('STICK')) return 'open';
  return name.endsWith('_OPEN') ? 'none' : 'filled';
}

function kindOf(type: string | undefined): Participant['kind'] {
  return type === 'actor' || type === 'database' ? type : 'participant';
}

/** Participants that are destroyed, by the index of the message that does it. */
function endingsOf(database: SequenceDb, indexes: ReadonlyMap<string, number>): ReadonlyMap<number, number[]> {
  const endings = new Map<number, number[]>();
  for (const [id, message] of database.getDestroyedActors()) {
    const participant = indexes.get(id);
    if (participant !== undefined) endings.set(message, [...(endings.get(message) ?? []), participant]);
  }
  return endings;
}

/** `autonumber [start [step]]`, and `autonumber off`. */
function counter(): { set(message: MermaidMessage['message']): void; next(): string | undefined } {
  let visible = false;
  let value = 1;
  let step = 1;
  return {
    set(message) {
      if (typeof message !== 'object') return;
      visible = message.visible ?? true;
      value = Number(message.start ?? value);
      step = Number(message.step ?? step);
    },
    next() {
      if (!visible) return undefined;
      const number = String(Math.round(value * 100) / 100);
      value += step;
      return number;
    },
  };
}
