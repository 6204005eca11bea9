import type { IncidentRecord } from '../incident/incident.ts';
import type { SourcePointer } from '../source/pointer.ts';
import { versionName } from '../startup/order-version.ts';
import type { StartupOrder, StartupStep } from '../startup/startup-order.ts';
import { packagesAt, printedName, lastIdentifier } from './go-symbol.ts';

/** A place in source code that a stack can show. */
export interface CodePlace {
  /** Packages it may be printed as; see `packagesAt`. */
  readonly packages: readonly string[];
  /** The function, as Go prints it. */
  readonly function: string;
  /** Last identifier of the call that is meant, where it is a call. */
  readonly callee?: string;
}

export interface EvidenceStep extends Pick<StartupStep, 'stage' | 'name' | 'number'> {
  readonly places: readonly CodePlace[];
}

export interface EvidenceOrder extends Pick<StartupOrder, 'daemon'> {
  /** As people name it: `20.10.27`. */
  readonly version: string;
  readonly steps: readonly EvidenceStep[];
}

export interface EvidenceIncident extends Pick<IncidentRecord, 'id' | 'title' | 'stage'> {
  readonly places: readonly CodePlace[];
}

/** What evidence is set beside: the orders and records, reduced to what a stack can show. Plain JSON, so that a page can carry it. */
export interface EvidenceContext {
  readonly startupOrders: readonly EvidenceOrder[];
  readonly incidents: readonly EvidenceIncident[];
}

/** Nothing to set it beside. */
export const noContext: EvidenceContext = { startupOrders: [], incidents: [] };

export function evidenceContext(
  startupOrders: readonly StartupOrder[], incidents: readonly Pick<IncidentRecord, 'id' | 'title' | 'stage' | 'pointers'>[],
): EvidenceContext {
  return {
    startupOrders: startupOrders.map((order) => ({
      daemon: order.daemon,
      version: versionName(order),
      steps: order.steps.map((step) => ({ stage: step.stage, name: step.name, number: step.number, places: placesOf(pointersOf(step)) })),
    })),
    incidents: incidents.map(({ id, title, stage, pointers }) => ({
      id, title, stage, places: placesOf(pointers.map(({ pointer }) => pointer)),
    })),
  };
}

function pointersOf({ pointer, messages, waits, reads }: StartupStep): SourcePointer[] {
  return [pointer, ...[...messages, ...waits, ...reads].flatMap((item) => (item.pointer ? [item.pointer] : []))];
}

function placesOf(pointers: readonly SourcePointer[]): CodePlace[] {
  const places = new Map<string, CodePlace>();
  for (const { repository, path, symbol, target } of pointers) {
    if (!path.endsWith('.go') || symbol === '-') continue;
    const place: CodePlace = {
      packages: packagesAt(repository, path),
      function: printedName(symbol),
      ...(target.kind === 'call' && { callee: lastIdentifier(target.callee) }),
    };
    places.set(`${place.packages[0]}.${place.function} ${place.callee ?? ''}`, place);
  }
  return [...places.values()];
}
