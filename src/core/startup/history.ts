import { compareNeighbours, type ComparedStage, type OrderComparison } from './compare.ts';
import { isDifference } from './compare-step.ts';
import { versionName } from './order-version.ts';
import { observableKeys, type ObservableKey } from './observable-keys.ts';
import type { Observation, StartupMessage, StartupOrder, StartupRead, StartupStep, StartupWait } from './startup-order.ts';

/** One order of the daemon, as a stage sees it. */
export interface StageVersion extends Pick<StartupOrder, 'version' | 'title'> {
  /** As people name it. */
  readonly name: string;
  /** Steps of the whole order. */
  readonly total: number;
  /** Missing where this version does not have the stage. */
  readonly step?: Pick<StartupStep, 'number' | 'name' | 'concurrent' | 'pointer' | 'observable'> & {
    /** Names of its neighbours. */
    readonly before?: string;
    readonly after?: string;
  };
}

/** Something that some versions say of the stage. */
export interface Variant<T> {
  /** As the newest of these versions says it. */
  readonly value: T;
  /** Names of the versions, oldest first. */
  readonly versions: readonly string[];
}

/** Prose: safe inline HTML, and the same as plain text. */
export interface StageText {
  readonly html: string;
  readonly text: string;
}

/** What a stage makes visible, or ends. */
export interface StageObservation extends Pick<Observation, 'state' | 'note' | 'text'> {
  readonly key: ObservableKey;
}

/** What changed in a stage from one version to the next. */
export interface StageTurn {
  /** Names of the versions, and their ids. */
  readonly from: string;
  readonly to: string;
  readonly fromVersion: string;
  readonly toVersion: string;
  readonly change: Omit<ComparedStage, 'stage' | 'name'>;
}

/** One stage through all versions of its daemon. Plain JSON. */
export interface StageHistory {
  readonly daemon: StartupOrder['daemon'];
  readonly stage: string;
  /** As the newest version that has it names it. */
  readonly name: string;
  /** Every order of the daemon, oldest first. */
  readonly versions: readonly StageVersion[];
  /** Lists of variants begin with what the newest version says, in its order. */
  readonly does: readonly Variant<StageText>[];
  readonly messages: readonly Variant<StartupMessage>[];
  readonly waits: readonly Variant<StartupWait>[];
  readonly reads: readonly Variant<StartupRead>[];
  readonly fails: readonly Variant<StageText>[];
  readonly killed: readonly Variant<StageText>[];
  /** What this very stage changes; what holds after it stands in `versions`. */
  readonly observables: readonly Variant<StageObservation>[];
  /** Where something is not as in the version before, oldest first; other words for the same thing do not count. */
  readonly turns: readonly StageTurn[];
}

/**
 * The history of every stage of one daemon, by stage id, in the order of the newest version; what that does not have comes last.
 *
 * @param orders of one daemon, oldest first
 * @param comparisons of each order with the one before it, where the caller has them already
 */
export function stageHistories(orders: readonly StartupOrder[], comparisons: readonly OrderComparison[] = compareNeighbours(orders)): Map<string, StageHistory> {
  const neighbours = comparisons.map(({ stages }, index) => ({
    from: orders[index]!, to: orders[index + 1]!, byStage: new Map(stages.map((stage) => [stage.stage, stage])),
  }));
  const stages = [...new Set(orders.toReversed().flatMap(({ steps }) => steps.map(({ stage }) => stage)))];
  const stepOf = orders.map(({ steps }) => new Map(steps.map((step) => [step.stage, step])));
  return new Map(stages.map((stage) => [stage, historyOf(stage)]));

  function historyOf(stage: string): StageHistory {
    const found = orders.flatMap((order, index): Found[] => {
      const step = stepOf[index]!.get(stage);
      return step ? [{ version: versionName(order), step }] : [];
    });
    const newest = found.at(-1)!.step;
    return {
      daemon: orders[0]!.daemon, stage, name: newest.name,
      versions: orders.map((order, index) => stageVersion(order, stepOf[index]!.get(stage))),
      does: variants(found, ({ does, doesHtml }) => [{ text: does, html: doesHtml }], ({ html }) => html),
      messages: variants(found, ({ messages }) => messages, ({ level, text, when }) => `${level} ${text} ${when}`),
      waits: variants(found, ({ waits }) => waits, ({ for: what, limit, then }) => `${what} ${limit} ${then}`),
      reads: variants(found, ({ reads }) => reads, ({ path, damaged }) => `${path} ${damaged}`),
      fails: variants(found, ({ fails, failsHtml }) => (fails !== undefined && failsHtml !== undefined ? [{ text: fails, html: failsHtml }] : []), ({ html }) => html),
      killed: variants(found, ({ killed, killedHtml }) => (killed !== undefined && killedHtml !== undefined ? [{ text: killed, html: killedHtml }] : []), ({ html }) => html),
      observables: variants(found, observationsOf, ({ key, state, note }) => `${key} ${state} ${note}`),
      turns: neighbours.flatMap(({ from, to, byStage }) => {
        const change = byStage.get(stage);
        return change ? turnOf(from, to, change) : [];
      }),
    };
  }
}

interface Found {
  readonly version: string;
  readonly step: StartupStep;
}

function stageVersion(order: StartupOrder, step: StartupStep | undefined): StageVersion {
  const { version, title, steps } = order;
  const head = { version, title, name: versionName(order), total: steps.length };
  if (!step) return head;
  const { number, name, concurrent, pointer, observable } = step;
  const [before, after] = [steps[number - 2]?.name, steps[number]?.name];
  return { ...head, step: { number, name, concurrent, pointer, observable, ...(before !== undefined && { before }), ...(after !== undefined && { after }) } };
}

/** Equal things together, the newest version's first. */
function variants<T>(found: readonly Found[], itemsOf: (step: StartupStep) => readonly T[], keyOf: (item: T) => string): Variant<T>[] {
  const byKey = new Map<string, { readonly value: T; readonly versions: string[] }>();
  for (const { version, step } of found.toReversed()) {
    for (const value of itemsOf(step)) {
      const known = byKey.get(keyOf(value));
      if (!known) byKey.set(keyOf(value), { value, versions: [version] });
      else if (known.versions[0] !== version) known.versions.unshift(version);
    }
  }
  return [...byKey.values()];
}

const observationsOf = ({ observable }: StartupStep): StageObservation[] => observableKeys.flatMap((key) => {
  const { state, note, text, changed } = observable[key];
  return changed ? [{ key, state, note, text }] : [];
});

function turnOf(from: StartupOrder, to: StartupOrder, { stage: _, name: __, ...compared }: ComparedStage): StageTurn[] {
  const change = { ...compared, changes: compared.changes.filter(isDifference) };
  if (change.state === 'kept' && change.changes.length === 0) return [];
  return [{ from: versionName(from), to: versionName(to), fromVersion: from.version, toVersion: to.version, change }];
}
