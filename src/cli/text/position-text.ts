import type { Runbook } from '../../core/runbook/runbook.ts';
import type { Position } from '../../core/runbook/walk.ts';
import type { IncidentCard } from '../../node/catalogue.ts';
import { htmlLines } from './html-text.ts';
import { proseLines, titleLines } from './page.ts';
import type { Objection } from './objection.ts';
import { stepText } from './step-text.ts';
import { paintOf, type Style } from './style.ts';

/** What a person must know before the first question. */
export function openingLines(runbook: Runbook, style: Style): string[] {
  const introduction = htmlLines(runbook.introductionHtml, style);
  return [...titleLines(runbook.title, style), ...(introduction.length > 0 ? ['', ...introduction] : [])];
}

/** Where a walk has come to: the step to answer, or where it ends. */
export function positionText(runbook: Runbook, position: Position, incidents: readonly IncidentCard[], objectionTo: Objection, style: Style): string[] {
  const rule = style.dim((style.unicode ? '─' : '-').repeat(style.width));
  switch (position.kind) {
    case 'step':
    case 'outcome': {
      const step = runbook.steps.find(({ id }) => id === position.step.id);
      return [rule, ...(step ? stepText(step, objectionTo, style) : [position.step.title])];
    }
    case 'incident': return [rule, ...incidentLines(position, incidents, style)];
    case 'runbook': return [rule, style.bold(`This goes on in another runbook: ${position.runbook}`)];
  }
}

function incidentLines({ incident, anchor }: Extract<Position, { kind: 'incident' }>, incidents: readonly IncidentCard[], style: Style): string[] {
  const card = incidents.find(({ id }) => id === incident);
  const { severity } = card ?? {};
  return [
    `${style.green(style.bold('KNOWN ERROR'))}  ${style.bold(incident)}`,
    ...(card ? [...proseLines(card.title, style.width), '', ...proseLines(card.summary, style.width)] : []),
    '',
    `${severity ? `${paintOf(style, severity)(severity)}, ` : ''}read on: ${style.cyan(`leadline show ${incident}${anchor ? `#${anchor}` : ''}`)}`,
  ];
}
