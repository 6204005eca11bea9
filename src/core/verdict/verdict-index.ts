import type { IncidentRecord } from '../incident/incident.ts';
import type { Runbook } from '../runbook/runbook.ts';
import type { SignatureRow } from '../signature/serialise.ts';

/** What a verdict shows of a record. */
export type VerdictRecord = Pick<IncidentRecord, 'title' | 'summary' | 'component' | 'severity'>;

/** What a verdict shows of a runbook. */
export type VerdictRunbook = Pick<Runbook, 'id' | 'title' | 'summary'>;

/** What a page needs to name a paste; `src/exporters` writes it. Plain JSON. */
export interface VerdictIndex {
  readonly signatures: readonly SignatureRow[];
  /** By id. */
  readonly records: Readonly<Record<string, VerdictRecord>>;
  readonly runbooks: readonly VerdictRunbook[];
}
