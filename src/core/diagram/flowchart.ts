import type { SemanticClass } from './svg/palette.ts';

/** A flowchart to be written as mermaid text by a program. Every text is free: any character, any line breaks. */
export interface FlowchartDescription {
  readonly title: string;
  readonly description: string;
  /** Default `TD`. */
  readonly direction?: 'TD' | 'LR';
  readonly nodes: readonly NodeDescription[];
  readonly edges: readonly EdgeDescription[];
  readonly groups?: readonly GroupDescription[];
}

export interface NodeDescription {
  /** Any text, unique among nodes and groups. */
  readonly id: string;
  readonly label: string;
  /** Default `rect`. */
  readonly shape?: keyof typeof brackets;
  readonly class?: SemanticClass;
  readonly href?: string;
}

export interface EdgeDescription {
  /** Id of a node or of a group. */
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  /** Default `solid`; `invisible` only orders. */
  readonly style?: keyof typeof arrows;
}

export interface GroupDescription {
  readonly id: string;
  readonly title: string;
  /** Ids of the nodes and groups in it. */
  readonly nodes: readonly string[];
}

const brackets = {
  'rect': ['[', ']'],
  'round': ['(', ')'],
  'stadium': ['([', '])'],
  'subroutine': ['[[', ']]'],
  'cylinder': ['[(', ')]'],
  'circle': ['((', '))'],
  'diamond': ['{', '}'],
  'hexagon': ['{{', '}}'],
  'lean-right': ['[/', '/]'],
} as const;

const arrows = { solid: '-->', dotted: '-.->', thick: '==>', open: '---', invisible: '~~~' } as const;

/** Mermaid text that means exactly what the description says, for `drawMermaid` and for any other reader of mermaid. */
export function flowchartSource(chart: FlowchartDescription): string {
  const ids = idsOf(chart);
  const id = (name: string): string => ids.get(name) ?? missing(name);
  const nodes = new Map(chart.nodes.map((node) => [node.id, node]));
  const groups = new Map((chart.groups ?? []).map((group) => [group.id, group]));
  const groupOf = new Map((chart.groups ?? []).flatMap((group) => group.nodes.map((member) => [member, group] as const)));
  const written = new Set<string>();
  const lines = [`flowchart ${chart.direction ?? 'TD'}`, `  accTitle: ${escapeLabel(chart.title)}`, `  accDescr: ${escapeLabel(chart.description)}`];

  // Nodes come in their own order, a group where its first node would stand: the layout keeps to this order.
  for (const node of chart.nodes) {
    const group = outermost(node.id);
    if (group) writeGroup(group, '  ');
    else writeNode(node, '  ');
  }
  for (const edge of chart.edges) {
    const label = edge.label === undefined || edge.label.trim() === '' ? '' : `|"${escapeLabel(edge.label)}"|`;
    lines.push(`  ${id(edge.from)} ${arrows[edge.style ?? 'solid']}${edge.style === 'invisible' ? '' : label} ${id(edge.to)}`);
  }
  for (const node of chart.nodes) if (node.href !== undefined) lines.push(`  click ${id(node.id)} href "${escapeLabel(node.href)}"`);
  return `${lines.join('\n')}\n`;

  function outermost(member: string): GroupDescription | undefined {
    let found: GroupDescription | undefined;
    for (let group = groupOf.get(member); group && group !== found; group = groupOf.get(group.id)) found = group;
    return found;
  }

  function writeNode(node: NodeDescription, indent: string): void {
    const [start, end] = brackets[node.shape ?? 'rect'];
    const className = node.class === undefined ? '' : `:::${node.class}`;
    lines.push(`${indent}${id(node.id)}${start}"${escapeLabel(node.label) || ' '}"${end}${className}`);
  }

  function writeGroup(group: GroupDescription, indent: string): void {
    if (written.has(group.id)) return;
    written.add(group.id);
    lines.push(`${indent}subgraph ${id(group.id)}["${escapeLabel(group.title) || ' '}"]`);
    for (const member of group.nodes) {
      const node = nodes.get(member);
      const inner = groups.get(member);
      if (node) writeNode(node, `${indent}  `);
      else if (inner) writeGroup(inner, `${indent}  `);
      else missing(member);
    }
    lines.push(`${indent}end`);
  }
}

/** Ids that mermaid reads as ids, whatever the words: `end`, `style`, `o--` and Chinese are none. */
function idsOf({ nodes, groups = [] }: FlowchartDescription): ReadonlyMap<string, string> {
  const names = [...nodes, ...groups].map((item) => item.id);
  return new Map(
    names.map((name, index) => {
      const plain = name.length <= 60 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name);
      return [name, plain ? `s_${name.replaceAll('-', '_')}` : `s${index}`];
    }),
  );
}

/**
 * Everything but letters, digits, blanks and harmless marks as an entity, which no state of mermaid's lexer trips over.
 * The colon too: after a line's letters "style" or "classDef" it would make mermaid drop a semicolon.
 */
function escapeLabel(text: string): string {
  return text
    .toWellFormed()
    .trim()
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|\r(?=\n)/g, '')
    .replace(/\r\n?|\n/g, '\n')
    .replace(/[^\p{L}\p{N}\p{M} .,!?/+*'_-]/gu, (character) => (character === '\n' ? '<br/>' : `#${character.codePointAt(0)};`));
}

function missing(name: string): never {
  throw new Error(`The flowchart names \`${name}\`, which is neither a node nor a group of it.`);
}
