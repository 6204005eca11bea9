import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { Guard } from '../incident/guard.ts';
import type { CommandBlock, IncidentRecord } from '../incident/incident.ts';
import { productOfDaemon } from '../incident/products.ts';
import { inRange } from '../incident/versions.ts';
import { stageNames, type StageNames } from '../knowledge-base/stage-names.ts';
import { byVersion, canAffect, versionName } from '../startup/order-version.ts';
import type { ObservableKey } from '../startup/observable-keys.ts';
import type { StartupOrder, StartupStep } from '../startup/startup-order.ts';
import type { Rule } from './rule.ts';

/** What a fence says of where its command holds agrees with the start-up orders. */
export const guard: Rule = {
  codes: ['guard/unknown-stage', 'guard/stage-not-there', 'guard/never', 'guard/contradiction'],
  check(kb, files) {
    const stages = stageNames(kb.startupOrders, files);
    const blocks = [
      ...kb.incidents.flatMap(({ commands, affects }) => commands.map((command) => ({ command, affects }))),
      ...kb.runbooks.flatMap(({ steps }) => steps.flatMap(({ command }) => (command ? [{ command, affects: {} }] : []))),
    ];
    return blocks.flatMap(({ command, affects }) => (command.holds ? checkGuard(command, command.holds, affects, kb.startupOrders, stages) : []));
  },
};

type Moment = 'after' | 'before';

function checkGuard(
  command: CommandBlock, holds: Guard, affects: IncidentRecord['affects'] | Record<string, never>, orders: readonly StartupOrder[], stages: StageNames,
): Diagnostic[] {
  const { place } = holds;
  const named = (['after', 'before'] as const).flatMap((moment) => holds[moment].map((stage) => ({ moment, stage })));
  const unknown = named.filter(({ stage }) => stages.isUnknown(stage));
  if (unknown.length > 0) {
    return unknown.map(({ stage }) => {
      const suggestion = suggest(stage, stages.known);
      return diagnostic('guard/unknown-stage', place, { stage, ...(suggestion && { suggestion }) });
    });
  }
  const within = orders.filter((order) => isInGuard(holds, order) && canAffect(affects, order)).sort(byVersion);
  return [...named.flatMap((each) => checkStage(command, place, each, within)), ...checkWindow(holds, within)];
}

function isInGuard({ versions }: Guard, order: StartupOrder): boolean {
  const product = productOfDaemon[order.daemon];
  const range = versions[product];
  return range === undefined || inRange(product, versionName(order), range);
}

function checkStage(
  command: CommandBlock, place: Guard['place'], { moment, stage }: { readonly moment: Moment; readonly stage: string }, within: readonly StartupOrder[],
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const ofDaemon = within.filter(({ daemon }) => stage.startsWith(`${daemon}/`));
  const without = ofDaemon.filter((order) => stepOf(order, stage) === undefined);
  if (without.length > 0) found.push(diagnostic('guard/stage-not-there', place, { stage, versions: without.map(versionName) }));
  for (const key of observablesUsed(command)) {
    const contrary = ofDaemon.flatMap((order) => {
      const step = stepOf(order, stage);
      const last = step && (moment === 'after' ? step : order.steps[step.number - 2]);
      return last?.observable[key].state === 'no' ? [{ order, from: order.steps.find(({ observable }) => observable[key].state !== 'no') }] : [];
    });
    const example = contrary.find(({ from }) => from) ?? contrary[0];
    if (!example) continue;
    const { order, from } = example;
    const versions = contrary.map(({ order }) => versionName(order));
    found.push(diagnostic('guard/contradiction', place, {
      key, stage, moment, versions, example: versionName(order), ...(from && { from: `${order.daemon}/${from.stage}` }),
    }, { related: [{ note: `${key} of ${versionName(order)}`, place: (from ?? stepOf(order, stage)!).place }] }));
  }
  return found;
}

/** A step that must be over, and one that must not have begun, leave a time between them. */
function checkWindow({ after, before, place }: Guard, within: readonly StartupOrder[]): Diagnostic[] {
  return after.flatMap((first) => before.flatMap((second) => {
    const never = within.filter((order) => {
      const [start, end] = [stepOf(order, first), stepOf(order, second)];
      return start !== undefined && end !== undefined && end.number <= start.number;
    });
    return never.length > 0 ? [diagnostic('guard/never', place, { after: first, before: second, versions: never.map(versionName) })] : [];
  }));
}

function stepOf({ daemon, steps }: StartupOrder, stage: string): StartupStep | undefined {
  return steps.find((step) => `${daemon}/${step.stage}` === stage);
}

/** What a command needs of the daemon, as far as its text tells. */
function observablesUsed({ analysis }: CommandBlock): ObservableKey[] {
  const texts = analysis.effects.map(({ text }) => text);
  return signs.filter(([, sign]) => texts.some((text) => sign.test(text))).map(([key]) => key);
}

const signs: readonly (readonly [ObservableKey, RegExp])[] = [
  ['stack-dump', /^(?:kill|pkill|killall|systemctl kill)\b.*USR1\b/],
  ['debug-endpoint', /\/debug\/pprof\b/],
  ['api-socket', /^(?:docker|ctr|crictl) |(?:docker|containerd)\.sock\b/],
];
