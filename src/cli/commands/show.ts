import { suggest } from '../../core/diagnostics/suggest.ts';
import type { Catalogue } from '../../node/catalogue.ts';
import { Problem } from '../../node/problem.ts';
import type { CommandResult } from '../command-result.ts';
import { catalogueOf, type Context } from '../context.ts';
import { findEntry, readTarget, type Entry, type Target } from '../find-entry.ts';
import type { Style } from '../text/style.ts';

/** `leadline show`: a record, runbook or start-up order as text, whole or one section of it; or a step through all versions. */
export async function showCommand(context: Context, text: string): Promise<CommandResult> {
  const catalogue = await catalogueOf(context);
  const target = readTarget(text);
  const entry = findEntry(catalogue, target.id);
  const shown = await show(entry, target, catalogue, context.terminal.style);
  return { ...shown, exitCode: 0 };
}

async function show(entry: Entry, { anchor }: Target, catalogue: Catalogue, style: Style): Promise<{ text: string; json: unknown }> {
  switch (entry.kind) {
    case 'incident': {
      const [record, { incidentText }] = await Promise.all([catalogue.incident(entry.card), import('../text/incident-text.ts')]);
      const section = anchor === undefined ? undefined : pick(record.sections, anchor, record.id, ({ slug }) => slug, (section) =>
        section.headings.some(({ slug }) => slug === anchor) || record.commands.some((command) => command.anchor === anchor && command.section === section.slug));
      return { text: incidentText(record, section, catalogue, style), json: section ?? record };
    }
    case 'runbook': {
      const [runbook, { runbookText }] = await Promise.all([catalogue.runbook(entry.card), import('../text/runbook-text.ts')]);
      const step = anchor === undefined ? undefined : pick(runbook.steps, anchor, runbook.id, ({ id }) => id);
      return { text: runbookText(runbook, step, style), json: step ?? runbook };
    }
    case 'startup': {
      const [order, { startupText }] = await Promise.all([catalogue.startupOrder(entry.card), import('../text/startup-text.ts')]);
      const step = anchor === undefined ? undefined : pick(order.steps, anchor, `${order.daemon}/${order.version}`, ({ stage }) => stage);
      return { text: startupText(order, step, catalogue, style), json: step ?? order };
    }
    case 'stage': {
      if (anchor !== undefined) throw new Problem(`${entry.cards[0]!.daemon}/${entry.stage} has no sections.`, `Leave out #${anchor}.`);
      const [orders, { stageHistories }, { stageText }] = await Promise.all([
        Promise.all(entry.cards.map((card) => catalogue.startupOrder(card))), import('../../core/startup/history.ts'), import('../text/stage-text.ts'),
      ]);
      const history = stageHistories(orders).get(entry.stage)!;
      return { text: stageText(history, catalogue, style), json: history };
    }
  }
}

/** The section with that anchor, or the one that holds it. */
function pick<T>(parts: readonly T[], anchor: string, id: string, anchorOf: (part: T) => string, holds: (part: T) => boolean = () => false): T {
  const part = parts.find((each) => anchorOf(each) === anchor) ?? parts.find(holds);
  if (part) return part;
  const anchors = parts.map(anchorOf);
  const meant = suggest(anchor, anchors);
  throw new Problem(`${id} has no section #${anchor}.`, meant ? `Did you mean ${id}#${meant}?` : `It has: ${anchors.map((each) => `#${each}`).join(', ')}.`);
}
