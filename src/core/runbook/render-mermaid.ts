import { flowchartSource, type EdgeDescription, type FlowchartDescription, type NodeDescription } from '../diagram/flowchart.ts';
import { unrollFlowchart } from '../diagram/unroll.ts';
import { incidentUrl, runbookUrl } from '../knowledge-base/urls.ts';
import type { Answer, Runbook, Step } from './runbook.ts';

export interface RenderRunbookOptions {
  /** Title of an incident or of another runbook by id; without one its id is shown. */
  readonly titleOf?: (kind: 'incident' | 'runbook', id: string) => string | undefined;
}

/** The decision tree as mermaid text. Links are relative to a page one folder deep: steps on the runbook's page, incidents on theirs. */
export function renderRunbookMermaid(runbook: Runbook, options: RenderRunbookOptions = {}): string {
  const steps = runbook.steps.map((step): NodeDescription => ({
    id: step.id,
    label: step.title,
    ...styleOf(step, runbook.start),
    href: `../${runbookUrl(runbook.id, step.id)}`,
  }));
  const ends = new Map<string, NodeDescription>();
  const edges = new Map<string, { readonly from: string; readonly to: string; readonly labels: string[] }>();
  for (const step of runbook.steps) {
    for (const answer of step.answers) {
      const end = endOf(answer, options);
      if (end && !ends.has(end.id)) ends.set(end.id, end);
      const to = end?.id ?? (answer.target.kind === 'step' ? answer.target.step : '');
      // Answers with the same end are one line with all their labels.
      const key = `${step.id} ${to}`;
      const edge = edges.get(key) ?? { from: step.id, to, labels: [] };
      edge.labels.push(answer.label);
      edges.set(key, edge);
    }
  }
  const questions = runbook.steps.filter((step) => !step.outcome).length;
  const chart: FlowchartDescription = {
    title: runbook.title,
    description: `Decision tree with ${count(questions, 'question')} and ${count(runbook.steps.length - questions + ends.size, 'outcome')}. ${runbook.summary}`,
    nodes: [...steps, ...ends.values()],
    edges: [...edges.values()].map(({ from, to, labels }): EdgeDescription => ({ from, to, label: labels.length === 1 ? labels[0]! : labels.map((label) => `• ${label}`).join('\n') })),
  };
  return flowchartSource(runbook.steps.length > mostStepsAsGraph ? unrollFlowchart({ ...chart, direction: 'LR' }, runbook.start) : chart);
}

/** With more steps than this the lines of a graph cross too often to be followed; it is then drawn as a tree. */
const mostStepsAsGraph = 25;

function styleOf(step: Step, start: string): Pick<NodeDescription, 'shape' | 'class'> {
  if (step.outcome) return { shape: 'stadium', class: step.outcome };
  if (step.command && step.command.class !== 'read-only') return { class: step.command.class };
  return step.id === start ? { class: 'start' } : {};
}

/** Where an answer leaves the runbook. Ids of steps hold no blank, so these are never one. */
function endOf({ target }: Answer, { titleOf }: RenderRunbookOptions): NodeDescription | undefined {
  switch (target.kind) {
    case 'step': return undefined;
    case 'incident': return {
      id: `incident ${target.incident}`,
      label: `Known error: ${titleOf?.('incident', target.incident) ?? target.incident}`,
      shape: 'stadium',
      class: 'known',
      href: `../${incidentUrl(target.incident, target.anchor)}`,
    };
    case 'runbook': return {
      id: `runbook ${target.runbook} ${target.step ?? ''}`,
      label: `Runbook: ${titleOf?.('runbook', target.runbook) ?? target.runbook}`,
      shape: 'subroutine',
      class: 'outcome',
      href: `../${runbookUrl(target.runbook, target.step)}`,
    };
  }
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
