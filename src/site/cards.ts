import type { IncidentRecord } from '../core/incident/incident.ts';
import { incidentUrl, runbookUrl } from '../core/knowledge-base/urls.ts';
import type { Runbook } from '../core/runbook/runbook.ts';

/** What lists show of a record. */
export interface IncidentCard extends Pick<IncidentRecord, 'id' | 'title' | 'summary' | 'component' | 'severity' | 'status' | 'affects' | 'reviewed'> {
  readonly url: string;
}

export function incidentCard(record: IncidentRecord): IncidentCard {
  const { id, title, summary, component, severity, status, affects, reviewed } = record;
  return { id, title, summary, component, severity, status, affects, reviewed, url: incidentUrl(id) };
}

/** What lists show of a runbook. */
export interface RunbookCard extends Pick<Runbook, 'id' | 'title' | 'summary' | 'reviewed'> {
  readonly url: string;
  readonly questions: number;
  readonly outcomes: number;
}

export function runbookCard(runbook: Runbook): RunbookCard {
  const { id, title, summary, reviewed } = runbook;
  const leaves = new Set(runbook.steps.flatMap((step) => step.outcome ? [`#${step.id}`]
    : step.answers.flatMap(({ target }) => (target.kind === 'incident' ? [target.incident] : []))));
  return {
    id, title, summary, reviewed, url: runbookUrl(id),
    questions: runbook.steps.filter((step) => !step.outcome).length, outcomes: leaves.size,
  };
}

