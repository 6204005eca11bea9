import { harmless, wrap } from '../../core/diagnostics/terminal-text.ts';
import { limitWords } from '../../core/startup/duration.ts';
import { observableKeys } from '../../core/startup/observable-keys.ts';
import { observableNames } from '../../core/startup/observable-names.ts';
import type { StartupOrder, StartupStep } from '../../core/startup/startup-order.ts';
import type { Catalogue } from '../../node/catalogue.ts';
import { inlineHtmlLines } from './html-text.ts';
import { fieldLines, indented, joined, proseLines, titleLines } from './page.ts';
import { narrower, type Style } from './style.ts';

/** A start-up order as text, whole or one step of it. */
export function startupText(order: StartupOrder, step: StartupStep | undefined, catalogue: Catalogue, style: Style): string {
  const print = (each: StartupStep) => stepParts(each, incidentsAt(`${order.daemon}/${each.stage}`, catalogue), style);
  if (step) return joined([[style.bold(harmless(order.title))], ...print(step)]);
  return joined([
    titleLines(order.title, style),
    proseLines(order.summary, style.width),
    fieldLines([
      ['Source', `${order.repository} ${order.tag === order.commit ? order.commit : `${order.tag} (${order.commit})`}`],
      ['Pinned by', order['pinned-by']],
      ['Reviewed', order.reviewed],
    ], style),
    ...order.steps.flatMap(print),
  ]);
}

const incidentsAt = (stage: string, { incidents }: Catalogue): string[] => incidents.filter((card) => card.stage === stage).map(({ id }) => id);

function stepParts(step: StartupStep, incidents: readonly string[], style: Style): string[][] {
  const head = `${String(step.number).padStart(2)}. ${step.name}`;
  const inner = narrower(style, 4);
  return [[
    `${style.bold(harmless(head))}  ${style.dim(`#${step.stage}${step.concurrent ? ', beside the following steps' : ''}`)}`,
    ...indented([
      ...inlineHtmlLines(step.doesHtml, inner),
      ...incidents.map((id) => style.red(`stops here: leadline show ${id}`)),
      ...rows(step, inner),
    ], 4),
  ]];
}

function rows(step: StartupStep, style: Style): string[] {
  const changed = observableKeys.filter((key) => step.observable[key].changed);
  const all: [string, string][] = [
    ...step.messages.map(({ level, text, when }): [string, string] => ['log', `${level} “${text}”${when ? ` (${when})` : ''}`]),
    ...step.waits.map(({ for: what, limit, then }): [string, string] => ['waits', `for ${what}, ${limitWords(limit)}${then ? `; then ${then}` : ''}`]),
    ...step.reads.map(({ path, damaged }): [string, string] => ['reads', `${path}; damaged: ${damaged}`]),
    ...(step.fails ? [['fails', step.fails] satisfies [string, string]] : []),
    ...(step.killed ? [['killed', step.killed] satisfies [string, string]] : []),
    ...changed.map((key): [string, string] => {
      const { state, text } = step.observable[key];
      return ['from here', `${observableNames[key]}: ${state}${text ? `; ${text}` : ''}`];
    }),
    ['source', step.pointer.raw],
  ];
  const width = Math.max(...all.map(([name]) => name.length)) + 2;
  return all.flatMap(([name, value]) => wrap(`${name.padEnd(width)}${harmless(value)}`, style.width, width).split('\n')
    .map((line, index) => (index === 0 ? style.cyan(line.slice(0, width)) + line.slice(width) : line)));
}
