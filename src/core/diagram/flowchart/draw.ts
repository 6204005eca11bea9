import type { Compiled, Diagnostic, Place } from '../../diagnostics/diagnostic.ts';
import { diagnostic } from '../../diagnostics/make.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { DrawContext, Drawn } from '../drawing.ts';
import { tooLarge } from '../limits.ts';
import { isSafeLink } from '../links.ts';
import type { FlowchartDb } from '../mermaid/databases.ts';
import { placeOfWord } from '../mermaid/source-lines.ts';
import { semanticClasses } from '../svg/palette.ts';
import { layOutFlowchart, type FlowLayout } from './layout.ts';
import type { Flowchart } from './model.ts';
import { flowchartOutline } from './outline.ts';
import { readFlowchart, type ReadFlowchart } from './read.ts';
import { flowchartSvg } from './svg.ts';

/** Reads, checks, lays out and writes one flowchart. */
export async function drawFlowchart(database: FlowchartDb, context: DrawContext): Promise<Compiled<Drawn>> {
  const read = readFlowchart(database);
  if (read.chart.nodes.length === 0) return { diagnostics: [diagnostic('diagram/empty', context.place, {})] };
  const excess = excessOf(read.chart, context.place);
  if (excess) return { diagnostics: [excess] };
  const diagnostics = [...refusedLinks(read, context), ...ignoredStyles(read, context)].toSorted((a, b) => a.place.line - b.place.line);
  const chart = withLinks(read, context);
  let layout: FlowLayout;
  try {
    layout = await layOutFlowchart(chart);
  } catch (error) {
    const reason = String((error as Error | undefined)?.message ?? error).split('\n')[0]!;
    return { diagnostics: [...diagnostics, diagnostic('diagram/layout', context.place, { reason })] };
  }
  return {
    value: {
      width: layout.width,
      height: layout.height,
      body: flowchartSvg(layout),
      outline: flowchartOutline(chart, context.id),
      hasLinks: chart.nodes.some((node) => node.href !== undefined),
    },
    diagnostics,
  };
}

function withLinks({ chart, links }: ReadFlowchart, { links: mode, resolveLink }: DrawContext): Flowchart {
  if (mode === 'drop') return chart;
  return {
    ...chart,
    nodes: chart.nodes.map((node) => {
      const written = links.get(node.id);
      if (written === undefined || !isSafeLink(written)) return node;
      const href = resolveLink(written) ?? written;
      return isSafeLink(href) ? { ...node, href } : node;
    }),
  };
}

function refusedLinks({ links, calls }: ReadFlowchart, { source, place }: DrawContext): Diagnostic[] {
  const unsafe = [...links].filter(([, href]) => !isSafeLink(href));
  return [
    ...unsafe.map(([node, href]) => diagnostic('diagram/unsafe-link', placeOfWord(source, place, node, 'click'), { node, href })),
    ...calls.map((node) => diagnostic('diagram/script-call', placeOfWord(source, place, node, 'click'), { node })),
  ];
}

function ignoredStyles({ unknownClasses, styled }: ReadFlowchart, { source, place }: DrawContext): Diagnostic[] {
  const known = Object.keys(semanticClasses);
  return [
    ...[...unknownClasses.keys()].map((name) => {
      const suggestion = suggest(name, known);
      return diagnostic('diagram/unknown-class', placeOfWord(source, place, name), { name, ...(suggestion !== undefined && { suggestion }) });
    }),
    ...styled.map((node) => diagnostic('diagram/own-style', placeOfWord(source, place, node, 'style'), { node })),
  ];
}

function excessOf({ nodes, edges, groups }: Flowchart, place: Place): Diagnostic | undefined {
  const parents = new Map(groups.map((group) => [group.id, group.group]));
  const depth = (id: string | undefined): number => (id === undefined ? 0 : 1 + depth(parents.get(id)));
  return (
    tooLarge([['nodes', nodes.length], ['edges', edges.length], ['subgraphs', groups.length]], place) ??
    tooLarge([['subgraphs inside each other', Math.max(0, ...groups.map((group) => depth(group.id)))]], place)
  );
}
