import { keptStages, type AlignedStage } from '../align.ts';

/** Where each stage stands in the picture: for each column the row of its stages, from 0. */
export interface Rows {
  readonly columns: readonly ReadonlyMap<string, number>[];
  readonly count: number;
}

/** A row of the picture, before rows are numbered. */
interface Row {
  /** The stage of each column, if any. */
  readonly stages: (string | undefined)[];
}

/**
 * Gives every stage a row in every column, so that its line runs level as long as it keeps its place among the others, and crosses
 * them where it has moved. Within a column rows follow the order; rows that stay free are the gaps where something is missing.
 */
export function arrangeRows(orders: readonly (readonly AlignedStage[])[]): Rows {
  const rows: Row[] = (orders[0] ?? []).map(({ stage }) => ({ stages: [stage] }));
  for (let column = 1; column < orders.length; column++) addColumn(rows, column, orders[column - 1]!, orders[column]!);
  return {
    count: rows.length,
    columns: orders.map((_, column) => new Map(rows.flatMap(({ stages }, index): [string, number][] => (stages[column] === undefined ? [] : [[stages[column], index]])))),
  };
}

function addColumn(rows: Row[], column: number, before: readonly AlignedStage[], order: readonly AlignedStage[]): void {
  const kept = keptStages(before, order);
  for (const row of rows) {
    const stage = row.stages[column - 1];
    if (stage !== undefined && kept.has(stage)) row.stages[column] = stage;
  }
  // What is new or has moved stands between two kept ones, in rows that are free there, or in new ones.
  let next = 0;
  for (const { stage } of order) {
    if (kept.has(stage)) {
      next = rows.findIndex((row) => row.stages[column] === stage) + 1;
      continue;
    }
    const end = rows.findIndex((row, index) => index >= next && row.stages[column] !== undefined);
    const free = rows.slice(next, end < 0 ? rows.length : end);
    const own = free.findIndex((row) => row.stages.includes(stage));
    const empty = free.findIndex((row) => row.stages[column - 1] === undefined);
    const at = next + (own >= 0 ? own : empty >= 0 ? empty : 0);
    if (own < 0 && empty < 0) rows.splice(at, 0, { stages: [] });
    rows[at]!.stages[column] = stage;
    next = at + 1;
  }
}
