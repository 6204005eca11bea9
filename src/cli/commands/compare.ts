import { compareOrders } from '../../core/startup/compare.ts';
import type { CommandResult } from '../command-result.ts';
import { catalogueOf, type Context } from '../context.ts';
import { findOrder, nameOf } from '../find-entry.ts';
import { Problem } from '../../node/problem.ts';
import { comparisonText } from '../text/comparison-text.ts';

/** `leadline compare`: what is different in the start of two versions of a daemon. */
export async function compareCommand(context: Context, daemon: string, from: string, to: string): Promise<CommandResult> {
  const catalogue = await catalogueOf(context);
  const [a, b] = [findOrder(catalogue, daemon, from), findOrder(catalogue, daemon, to)];
  if (a === b) throw new Problem(`“${from}” and “${to}” are the same start-up order, ${nameOf(a)}.`, 'Name two versions.');
  const comparison = compareOrders(await catalogue.startupOrder(a), await catalogue.startupOrder(b));
  return { text: comparisonText(comparison, context.terminal.style), json: comparison, exitCode: 0 };
}
