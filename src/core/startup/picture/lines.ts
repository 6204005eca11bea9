import { keptStages } from '../align.ts';
import type { StartupOrder, StartupStep } from '../startup-order.ts';
import { arrangeRows } from './rows.ts';

/** What the picture needs of an order. */
export type PicturedOrder = Pick<StartupOrder, 'daemon' | 'version' | 'title'> & { readonly steps: readonly Pick<StartupStep, 'stage' | 'number' | 'name'>[] };

/** Hues of the lines that cross, so that neighbours differ. */
const hues = 5;

/** A stage's way through the versions; where a version does not have it, one run ends and the next begins. */
export interface Line {
  readonly stage: string;
  /** Missing for a line that never crosses another. */
  readonly hue: number | undefined;
  readonly runs: readonly Run[];
}

export interface Run {
  /** Index of its first column. */
  readonly first: number;
  /** A row, a step's number and its name for each column. */
  readonly rows: readonly number[];
  readonly numbers: readonly number[];
  readonly names: readonly string[];
}

export function linesOf(orders: readonly PicturedOrder[]): Line[] {
  const { columns } = arrangeRows(orders.map(({ steps }) => steps));
  const moved = new Set<string>();
  for (const [index, { steps }] of orders.entries()) {
    if (index === 0) continue;
    const kept = keptStages(orders[index - 1]!.steps, steps);
    for (const { stage } of steps) if (columns[index - 1]!.has(stage) && !kept.has(stage)) moved.add(stage);
  }
  const byStage = orders.map(({ steps }) => new Map(steps.map((step) => [step.stage, step])));
  const stages = [...new Set(orders.flatMap(({ steps }) => steps.map(({ stage }) => stage)))];
  let hue = 0;
  return stages.map((stage) => {
    const runs: { first: number; rows: number[]; numbers: number[]; names: string[] }[] = [];
    for (const [index, steps] of byStage.entries()) {
      const step = steps.get(stage);
      if (!step) continue;
      let run = runs.at(-1);
      if (!run || run.first + run.rows.length !== index) runs.push(run = { first: index, rows: [], numbers: [], names: [] });
      run.rows.push(columns[index]!.get(stage)!);
      run.numbers.push(step.number);
      run.names.push(step.name);
    }
    return { stage, hue: moved.has(stage) ? hue++ % hues : undefined, runs };
  });
}
