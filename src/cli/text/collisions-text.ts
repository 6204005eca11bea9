import type { CollisionRow } from '../../core/signature/collisions.ts';
import type { Style } from './style.ts';

/** The table of `leadline check --collisions`. */
export function collisionsText(rows: readonly CollisionRow[], healthyLogs: number, style: Style): string {
  const cells = rows.map(({ record, samples, own, others, nearest, healthy }) => [
    record, `${own}/${samples}`, others.join(', ') || '-', nearest ? `${nearest.record} ${Math.round(nearest.share * 100)} %` : '-', healthy.join(', ') || '-',
  ]);
  const head = ['record', 'own', 'also matched by', 'comes near', 'healthy logs'];
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd();
  return [
    style.bold(line(head)),
    ...cells.map(line),
    '',
    `${rows.reduce((sum, { samples }) => sum + samples, 0)} samples and ${healthyLogs} healthy logs against every signature. “Comes near”: lines of the nearest signature of another record that a sample has.`,
    '',
  ].join('\n');
}
