import type { Answer, Runbook, Step } from './runbook.ts';
import { renderMarkdownText } from './markdown-text.ts';

/** The whole runbook as plain text for a terminal: numbered steps, commands, and for each answer the step that it leads to. */
export function renderRunbookText(runbook: Runbook): string {
  const numbers = new Map(runbook.steps.map((step, index) => [step.id, index + 1]));
  const text = (markdown: string) => renderMarkdownText(markdown, (id) => numbers.has(id) ? `step ${numbers.get(id)}` : undefined);
  const start = numbers.get(runbook.start);
  return [
    runbook.title,
    '='.repeat(Math.min(runbook.title.length, 78)),
    runbook.summary,
    ...(runbook.introduction ? [text(runbook.introduction)] : []),
    ...(start !== undefined && start !== 1 ? [`Begin at step ${start}.`] : []),
    ...runbook.steps.map((step, index) => stepText(step, index + 1, numbers, text)),
  ].map((part, index) => (index === 1 ? part : `${index === 0 ? '' : '\n'}${part}`)).join('\n') + '\n';
}

function stepText(step: Step, number: number, numbers: ReadonlyMap<string, number>, text: (markdown: string) => string): string {
  const body = [
    ...(step.markdown ? [text(step.markdown)] : []),
    ...(step.answers.length > 0 ? [step.answers.map((answer) => answerText(answer, numbers)).join('\n')] : []),
  ];
  return [`${number}. ${step.title}`, ...body.map((part) => indent(part))].join('\n\n');
}

function answerText({ label, note, target }: Answer, numbers: ReadonlyMap<string, number>): string {
  return `-> ${leadText(target, numbers)}: ${label}${note ? ` (${note})` : ''}`;
}

function leadText(target: Answer['target'], numbers: ReadonlyMap<string, number>): string {
  switch (target.kind) {
    case 'step': return `step ${numbers.get(target.step) ?? target.step}`;
    case 'incident': return `known error ${target.incident}`;
    case 'runbook': return `runbook ${target.runbook}${target.step ? `, step ${target.step}` : ''}`;
  }
}

const indent = (text: string): string => text.split('\n').map((line) => (line === '' ? '' : `   ${line}`)).join('\n');
