import type { HealthyLog } from '../healthy/healthy-log.ts';
import type { IncidentRecord } from '../incident/incident.ts';
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
  const near = nearness(incidents);
  const healthy = new Map<string, string[]>();
  for (const { id, text } of healthyLogs) {
    for (const record of new Set(matcher.match(text).map((match) => match.record))) healthy.set(record, [...(healthy.get(record) ?? []), id]);
  }
  return incidents.map(({ id, samples }) => {
    const texts = samples.filter(({ kind }) => kind === 'sample').map(({ text }) => text);
    const named = texts.map((text) => new Set(matcher.match(text).map(({ record }) => record)));
    const others = [...new Set(named.flatMap((records) => [...records]))].filter((record) => record !== id).sort();
    const nearest = texts.flatMap((text) => near(text).filter(({ record }) => record !== id && !others.includes(record)))
      .reduce<CollisionRow['nearest']>((best, each) => (each.share > (best?.share ?? 0) ? each : best), undefined);
    return {
      record: id, samples: texts.length, own: named.filter((records) => records.has(id)).length, others,
      ...(nearest && { nearest }), healthy: healthy.get(id) ?? [],
    };
  });
}

/** For a text the records of whose signatures it has some lines. */
function nearness(incidents: readonly IncidentRecord[]): (text: string) => { readonly record: string; readonly share: number }[] {
  const signatures = incidents.flatMap((record) => record.signatures);
  const conditions = signatures.flatMap((signature, owner) => signature.lines.filter((line) => !line.absent).map((line) => ({ owner, line })));
  // Each condition as a signature of its own, numbered so that a match names it.
  const matcher = compileMatcher(conditions.map(({ owner, line }, index) => ({ ...signatures[owner]!, index, lines: [line], nothingMore: false })));
  return (text) => {
    const found = new Map<number, number>();
    for (const { signature } of matcher.match(text)) {
      const { owner } = conditions[signature]!;
      found.set(owner, (found.get(owner) ?? 0) + 1);
    }
    return [...found].map(([owner, count]) => {
      const { record, lines } = signatures[owner]!;
      return { record, share: count / lines.filter((line) => !line.absent).length };
    });
  };
}
