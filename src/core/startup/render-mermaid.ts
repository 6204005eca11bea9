import { flowchartSource, type EdgeDescription, type NodeDescription } from '../diagram/flowchart.ts';
import { startupUrl } from '../knowledge-base/urls.ts';
import type { StartupOrder, StartupStep } from './startup-order.ts';

export interface RenderStartupOptions {
  /** Stage of the step at which an incident stops the start: marked `here`, all later ones `muted`. */
  readonly here?: string;
}

/** The order as mermaid text: one column from the top, links to the steps on the order's page. */
export function renderStartupMermaid(order: StartupOrder, options: RenderStartupOptions = {}): string {
  const here = order.steps.find((step) => step.stage === options.here)?.number;
  return flowchartSource({
    title: `Start-up of ${order.title}`,
    description: describe(order, here),
    nodes: order.steps.map((step) => ({
      id: step.stage,
      label: labelOf(step, here),
      ...styleOf(step, here),
      href: `../${startupUrl(order.daemon, order.version, step.stage)}`,
    })),
    edges: edgesOf(order.steps),
  });
}

function describe(order: StartupOrder, here: number | undefined): string {
  const waits = order.steps.filter((step) => step.waits.length > 0).length;
  const endless = order.steps.filter(mayBlock).length;
  const stop = here === undefined ? '' : ` It stops at step ${here}.`;
  return `${order.steps.length} steps in order; ${waits} of them wait for something, ${endless} possibly for ever.${stop} ${order.summary}`;
}

/** Name, then what to know about it, each on a line of its own. */
function labelOf(step: StartupStep, here: number | undefined): string {
  const limits = step.waits.filter((wait) => wait.seconds !== null).map((wait) => wait.limit);
  return [
    `${step.number}. ${step.name}`,
    ...(mayBlock(step) ? ['may wait for ever'] : []),
    ...(limits.length > 0 ? [`waits up to ${limits.join(', ')}`] : []),
    ...(step.reads.length > 0 ? ['reads from disk'] : []),
    ...(step.number === here ? ['stops here'] : []),
  ].join('\n');
}

/** Shape: disk reads are a cylinder. Class: where it stops, what is not reached, what waits, what may wait for ever. */
function styleOf(step: StartupStep, here: number | undefined): Pick<NodeDescription, 'shape' | 'class'> {
  const shape = step.reads.length > 0 ? { shape: 'cylinder' as const } : {};
  if (step.number === here) return { ...shape, class: 'here' };
  if (here !== undefined && step.number > here) return { ...shape, class: 'muted' };
  if (mayBlock(step)) return { ...shape, class: 'changes' };
  if (step.waits.length > 0) return { ...shape, class: 'waits' };
  return step.number === 1 ? { ...shape, class: 'start' } : shape;
}

const mayBlock = (step: StartupStep): boolean => step.waits.some((wait) => wait.seconds === null);

/** A concurrent step hangs on a dotted line beside the way; the next one follows the last that is not concurrent. */
function edgesOf(steps: readonly StartupStep[]): EdgeDescription[] {
  const edges: EdgeDescription[] = [];
  let main = steps[0];
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1];
    if (!main || !before) continue;
    edges.push({ from: main.stage, to: step.stage, ...(step.concurrent && { style: 'dotted' as const, label: 'beside' }) });
    if (before.concurrent && before !== main) edges.push({ from: before.stage, to: step.stage, style: 'invisible' });
    if (!step.concurrent) main = step;
  }
  return edges;
}
