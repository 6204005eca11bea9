import { observableKeys } from './schema.ts';
import type { StartupOrder, StartupStep } from './startup-order.ts';

/** The whole order as plain text for a terminal. */
export function renderStartupText(order: StartupOrder): string {
  const source = order.tag === order.commit ? order.commit : `${order.tag} (${order.commit})`;
  return [
    `${order.title}\n${'='.repeat(Math.min(order.title.length, 78))}\n${order.summary}`,
    `Source: ${order.repository} ${source}${order['pinned-by'] ? `, pinned by ${order['pinned-by']}` : ''}`,
    ...order.steps.map(stepText),
  ].join('\n\n') + '\n';
}

function stepText(step: StartupStep): string {
  const changes = observableKeys.filter((key) => step.observable[key].changed);
  return [
    `${step.number}. ${step.name}${step.concurrent ? ' (beside the following steps)' : ''}  [${step.stage}]`,
    step.does,
    ...step.messages.map(({ level, text, when }) => `log     ${level}: ${text}${when ? ` (${when})` : ''}`),
    ...step.waits.map((wait) => `waits   for ${wait.for}, ${wait.seconds === null ? 'for ever' : `at most ${wait.limit}`}${wait.then ? `; then ${wait.then}` : ''}`),
    ...step.reads.map(({ path, damaged }) => `reads   ${path}; damaged: ${damaged}`),
    ...(step.fails ? [`fails   ${step.fails}`] : []),
    ...(step.killed ? [`killed  ${step.killed}`] : []),
    ...changes.map((key) => `from here on  ${key}: ${step.observable[key].state}${step.observable[key].text ? `, ${step.observable[key].text}` : ''}`),
    `source  ${step.pointer.raw}`,
  ].map((line, index) => (index === 0 ? line : `   ${line.trim()}`)).join('\n');
}
