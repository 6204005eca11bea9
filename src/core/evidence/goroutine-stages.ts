import type { CodePlace, EvidenceContext, EvidenceOrder } from './context.ts';
import type { EvidenceRecord, EvidenceStage, GoroutineDump } from './evidence.ts';
import { lastIdentifier } from './go-symbol.ts';
import { ownFrame, projectFrame, type Frame, type Goroutine } from './goroutine.ts';

export interface StartupPosition {
  readonly state: GoroutineDump['startup'];
  readonly stages: readonly EvidenceStage[];
}

/**
 * Functions in which goroutine 1 waits for the end once start-up is over: dockerd's `start` for its API server, containerd's `App` (before 1.1 its
 * `main`, before 1.0 its `daemon`) for a signal. Read in moby v1.12.3 to docker-v29.7.2 and containerd 0.2.5 to v2.3.4; containerd 1.6 and later
 * wait in a `select` of `App` while plugins load, and in a receive after it.
 */
const waitsForTheEnd: readonly { readonly packages: readonly string[]; readonly name: string; readonly state: RegExp }[] = [
  { packages: ['main:cmd/dockerd'], name: '(*DaemonCli).start', state: /./ },
  { packages: ['moby:daemon/command'], name: '(*daemonCLI).start', state: /./ },
  { packages: ['containerd:cmd/containerd/command', 'main:cmd/containerd'], name: 'App', state: /^chan receive/ },
  { packages: ['main:cmd/containerd', 'main:containerd'], name: 'main', state: /^chan receive/ },
  { packages: ['main:containerd'], name: 'daemon', state: /^chan receive/ },
];

/** How far start-up had got, from goroutine 1 and those that it waits for. */
export function startupPosition(goroutines: readonly Goroutine[], program: GoroutineDump['program'], { startupOrders }: EvidenceContext): StartupPosition {
  const first = goroutines.find(({ id }) => id === 1);
  if (!first || program === 'unknown') return { state: 'unknown', stages: [] };
  const own = ownFrame(first)?.function;
  const isOver = own && waitsForTheEnd.some(({ packages, name, state }) => name === own.name && packages.includes(own.package) && state.test(first.state));
  if (isOver) return { state: 'over', stages: [] };
  const alive = new Set(first.frames.map(keyOf));
  const starting = goroutines.filter((goroutine) => goroutine === first || (goroutine.createdBy && alive.has(functionKey(goroutine.createdBy))));
  const orders = startupOrders.filter(({ daemon }) => daemon === program);
  const found = orders.map((order) => ({ order, ...atStep(starting, order) })).filter(({ steps }) => steps.length > 0);
  const sure = found.filter(({ sure: each }) => each);
  return { state: found.length > 0 ? 'going-on' : 'unknown', stages: stagesOf(sure.length > 0 ? sure : found) };
}

const keyOf = (frame: Frame): string => functionKey(frame.function);
const functionKey = ({ package: path, name }: Frame['function']): string => `${path}.${name}`;

interface AtStep {
  readonly steps: EvidenceOrder['steps'];
  readonly function: string;
  readonly sure: boolean;
}

/** The step that the innermost frame which a step names belongs to; the last one in the order of several goroutines. */
function atStep(goroutines: readonly Goroutine[], order: EvidenceOrder): AtStep {
  const steps = new Map<string, EvidenceOrder['steps'][number][]>();
  for (const step of order.steps) {
    for (const name of new Set(step.places.map((place) => place.function))) steps.set(name, [...(steps.get(name) ?? []), step]);
  }
  let best: AtStep = { steps: [], function: '', sure: false };
  for (const goroutine of goroutines) {
    const at = stepOf(goroutine, steps);
    const isLater = (at.steps[0]?.number ?? 0) > (best.steps[0]?.number ?? 0);
    if (at.steps.length > 0 && (best.steps.length === 0 || (at.sure === best.sure ? isLater : at.sure))) best = at;
  }
  return best;
}

function stepOf({ frames }: Goroutine, steps: ReadonlyMap<string, EvidenceOrder['steps']>): AtStep {
  let within: AtStep | undefined;
  for (const [index, frame] of frames.entries()) {
    const named = (steps.get(frame.function.name) ?? []).filter(({ places }) => places.some((place) => isAt(place, frame)));
    if (named.length === 0) continue;
    const inner = frames[index - 1];
    const calls = inner ? named.filter(({ places }) => places.some((place) => isAt(place, frame) && place.callee === lastIdentifier(inner.function.name))) : [];
    const isWhole = named.length === 1 && named[0]!.places.some((place) => isAt(place, frame) && place.callee === undefined);
    const exact = calls.length > 0 ? calls : isWhole ? named : [];
    if (exact.length > 0) return { steps: exact.slice(0, 1), function: frame.function.short, sure: true };
    within ??= { steps: named, function: frame.function.short, sure: false };
  }
  return within ?? { steps: [], function: '', sure: false };
}

const isAt = ({ packages, function: name }: CodePlace, { function: each }: Frame): boolean => name === each.name && packages.includes(each.package);

/** Steps of a function that has more than so many are named by their first and last. */
const mostSteps = 3;

function stagesOf(found: readonly (AtStep & { readonly order: EvidenceOrder })[]): EvidenceStage[] {
  const stages = new Map<string, { stage: EvidenceStage; versions: string[] }>();
  for (const { order, steps, function: name, sure } of found) {
    const shown = steps.length <= mostSteps ? steps : [steps[0]!, steps.at(-1)!];
    for (const step of shown) {
      const id = `${order.daemon}/${step.stage}`;
      const known = stages.get(id);
      if (known) known.versions.push(order.version);
      else stages.set(id, { stage: { stage: id, name: step.name, versions: [], function: name, sure }, versions: [order.version] });
    }
  }
  return [...stages.values()].map(({ stage, versions }) => ({ ...stage, versions }));
}

/** Most records named beside a dump. */
const mostRecords = 5;
/** A record's message or definition counts only among the innermost functions of moby or containerd; outer ones only led there. */
const near = 2;

/** Records of the stage, then those whose source pointers name functions in which these goroutines wait. */
export function recordsOf(waiting: readonly Goroutine[], stages: readonly EvidenceStage[], { incidents }: EvidenceContext): EvidenceRecord[] {
  const sure = new Set(stages.filter((stage) => stage.sure).map(({ stage }) => stage));
  const byFunction = new Map<string, Place[]>();
  for (const { frames } of waiting) {
    const own = Math.max(0, projectFrame(frames));
    for (const [index, frame] of frames.entries()) {
      const inner = frames[index - 1];
      const place: Place = { frame, isNear: index < own + near, ...(inner && { callee: lastIdentifier(inner.function.name) }) };
      const list = byFunction.get(frame.function.name);
      if (list) list.push(place);
      else byFunction.set(frame.function.name, [place]);
    }
  }
  const records = incidents.flatMap(({ id, title, stage, places }): (EvidenceRecord & { goroutines: number })[] => {
    const hits = places.map((place) => ({ place, goroutines: countAt(place, byFunction) })).filter(({ goroutines }) => goroutines > 0);
    const most = hits.reduce<(typeof hits)[number] | undefined>((best, hit) => (best && best.goroutines >= hit.goroutines ? best : hit), undefined);
    if (stage !== undefined && sure.has(stage)) return [{ record: id, title, because: `it stops start-up at ${stage}`, goroutines: Number.POSITIVE_INFINITY }];
    if (!most) return [];
    const call = most.place.callee === undefined ? '' : `, calling ${most.place.callee}`;
    return [{ record: id, title, goroutines: most.goroutines, because: `its sources name ${most.place.function}${call}, where ${most.goroutines === 1 ? 'a goroutine waits' : `${most.goroutines} goroutines wait`}` }];
  });
  return records.sort((a, b) => b.goroutines - a.goroutines).slice(0, mostRecords).map(({ record, title, because }) => ({ record, title, because }));
}

/** A frame, as records are looked for in it. */
interface Place {
  readonly frame: Frame;
  /** Name of the function that it called. */
  readonly callee?: string;
  readonly isNear: boolean;
}

function countAt(place: CodePlace, byFunction: ReadonlyMap<string, readonly Place[]>): number {
  const frames = (byFunction.get(place.function) ?? []).filter(({ frame }) => isAt(place, frame));
  return frames.filter(({ callee, isNear }) => (place.callee === undefined ? isNear : callee === place.callee)).length;
}
