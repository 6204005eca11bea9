import type { Flowchart, FlowGroup, FlowNode } from './model.ts';

export type Member = { readonly node: FlowNode } | { readonly group: FlowGroup };

/**
 * What stands directly in each group, under the group's id, and at the top, under undefined. In the order of the
 * source: a group stands where the first of its nodes does.
 */
export function membersOf(chart: Flowchart): ReadonlyMap<string | undefined, readonly Member[]> {
  const groups = new Map(chart.groups.map((group) => [group.id, group]));
  const members = new Map<string | undefined, Member[]>([[undefined, []]]);
  const add = (parent: string | undefined, member: Member): void => {
    const list = members.get(parent);
    if (list) list.push(member);
    else members.set(parent, [member]);
  };
  const placed = new Set<string>();
  const place = (id: string | undefined): void => {
    const group = id === undefined ? undefined : groups.get(id);
    if (!group || placed.has(group.id)) return;
    placed.add(group.id);
    place(group.group);
    add(group.group, { group });
  };
  for (const node of chart.nodes) {
    place(node.group);
    add(node.group, { node });
  }
  for (const group of chart.groups) place(group.id);
  return members;
}
