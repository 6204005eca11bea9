import { element, escapeText } from '../svg/markup.ts';
import { membersOf } from './members.ts';
import type { Flowchart, FlowGroup, FlowNode } from './model.ts';

/**
 * The flowchart as nested lists in safe HTML: every node once, numbered, below it its edges with their labels and
 * the number and name of the node that they lead to. A group is an item that holds its own list.
 */
export function flowchartOutline(chart: Flowchart, id: string): string {
  const numbers = new Map<string, number>();
  const members = membersOf(chart);
  const visit = (parent: string | undefined): void => {
    for (const member of members.get(parent) ?? []) {
      if ('node' in member) numbers.set(member.node.id, numbers.size + 1);
      else visit(member.group.id);
    }
  };
  visit(undefined);
  const names = new Map([
    ...chart.groups.map((group) => [group.id, oneLine(group.title)] as const),
    ...chart.nodes.map((node) => [node.id, oneLine(node.label)] as const),
  ]);
  return list(undefined);

  function list(parent: string | undefined): string {
    const items = (members.get(parent) ?? []).map((member) => ('node' in member ? nodeItem(member.node) : groupItem(member.group)));
    return items.length === 0 ? '' : element('ol', { class: parent === undefined ? 'dg-outline' : undefined }, ...items);
  }

  function groupItem({ id: group }: FlowGroup): string {
    return element('li', { class: 'dg-outline-group' }, element('b', {}, names.get(group) || '…'), edgeList(group), list(group));
  }

  function nodeItem(node: FlowNode): string {
    const name = names.get(node.id) || '…';
    const number = numbers.get(node.id)!;
    const text = node.href === undefined ? name : element('a', { href: node.href }, name);
    return element('li', { id: `${id}-${number}`, value: number }, text, edgeList(node.id));
  }

  function edgeList(from: string): string {
    const edges = chart.edges.filter((edge) => edge.from === from && edge.stroke !== 'invisible');
    const items = edges.map((edge) => {
      const label = edge.label === '' ? '' : `${oneLine(edge.label)} `;
      const number = numbers.get(edge.to);
      const name = names.get(edge.to) || '…';
      const target = number === undefined ? name : element('a', { href: `#${id}-${number}` }, `${number}. ${name}`);
      return element('li', {}, `${label}→ ${target}`);
    });
    return items.length === 0 ? '' : element('ul', {}, ...items);
  }
}

/** Escaped. */
function oneLine(text: string): string {
  return escapeText(text.replace(/\s+/g, ' ').trim());
}
