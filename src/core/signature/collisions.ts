import type { HealthyLog } from '../healthy/healthy-log.ts';
import type { IncidentRecord } from '../incident/incident.ts';
import { compileLinesFound } from './lines-found.ts';
import { compileMatcher } from './match.ts';

/** How one record's samples fare with every signature there is. */
export interface CollisionRow {
  readonly record: string;
  readonly samples: number;
  /** Samples that a signature of the record itself matches. */
  readonly own: number;
  /** Records whose signatures match a sample of this one. */
  readonly others: readonly string[];
  /** The other record that comes nearest without matching, and the largest share of a signature's lines that a sample has; from 0 to 1. */
  readonly nearest?: { readonly record: string; readonly share: number };
  /** Healthy logs that a signature of the record matches. */
  readonly healthy: readonly string[];
}

/** Every sample and every healthy log against every signature, a row a record. */
export function collisions(incidents: readonly IncidentRecord[], healthyLogs: readonly HealthyLog[]): CollisionRow[] {
  const signatures = incidents.flatMap((record) => record.signatures);
  const matcher = compileMatcher(signatures);
  const linesFound = compileLinesFound(signatures);
  const healthy = new Map<string, string[]>();
  for (const { id, text } of healthyLogs) {
    for (const record of new Set(matcher.match(text).map((match) => match.record))) healthy.set(record, [...(healthy.get(record) ?? []), id]);
  }
  return incidents.map(({ id, samples }) => {
    const texts = samples.filter(({ kind }) => kind === 'sample').map(({ text }) => text);
    const named = texts.map((text) => new Set(matcher.match(text).map(({ record }) => record)));
    const others = [...new Set(named.flatMap((records) => [...records]))].filter((record) => record !== id).sort();
    const nearest = texts.flatMap((text) => linesFound(text).map(({ signature, share }) => ({ record: signatures[signature]!.record, share })))
      .filter(({ record }) => record !== id && !others.includes(record))
      .reduce<CollisionRow['nearest']>((best, each) => (each.share > (best?.share ?? 0) ? each : best), undefined);
    return {
      record: id, samples: texts.length, own: named.filter((records) => records.has(id)).length, others,
      ...(nearest && { nearest }), healthy: healthy.get(id) ?? [],
    };
  });
}
