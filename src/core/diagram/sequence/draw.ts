import type { Compiled } from '../../diagnostics/diagnostic.ts';
import { diagnostic } from '../../diagnostics/make.ts';
import type { DrawContext, Drawn } from '../drawing.ts';
import { tooLarge } from '../limits.ts';
import type { SequenceDb } from '../mermaid/databases.ts';
import { layOutSequence } from './layout.ts';
import { sequenceOutline } from './outline.ts';
import { readSequence } from './read.ts';
import { sequenceSvg } from './svg.ts';

/** Reads, lays out and writes one sequence diagram. Async only to be used like its sibling. */
export async function drawSequence(database: SequenceDb, context: DrawContext): Promise<Compiled<Drawn>> {
  const excess = tooLarge(
    [['participants', database.getActors().size], ['messages, notes and blocks', database.getMessages().length]],
    context.place,
  );
  if (excess) return { diagnostics: [excess] };
  const chart = readSequence(database);
  if (chart.participants.length === 0) return { diagnostics: [diagnostic('diagram/empty', context.place, {})] };
  const layout = layOutSequence(chart);
  return {
    value: { width: layout.width, height: layout.height, body: sequenceSvg(layout), outline: sequenceOutline(chart), hasLinks: false },
    diagnostics: [],
  };
}
