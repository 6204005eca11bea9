import { productOfDaemon } from '../incident/products.ts';
import { compareVersions } from '../incident/version-number.ts';
import { noContext, type EvidenceContext, type EvidenceOrder } from './context.ts';
import type { Evidence } from './evidence.ts';
import { goroutineDump } from './goroutine-dump.ts';
import { pastedLines } from './pasted-lines.ts';
import { readDumps } from './read-dumps.ts';
import { readTraces } from './strace.ts';
import { readUnitStatus } from './systemctl-status.ts';
import { systemInfo } from './system-info.ts';
import { versionsIn } from './versions.ts';

/** Of more dumps, traces or units the last ones are read: the newest. */
const mostOfAKind = 6;

/**
 * What a paste holds beside its log lines: goroutine dumps, system call traces, the state of units, versions and settings; in the order of the paste.
 * Never throws; linear in the text. Orders are narrowed by the versions that the text names, or that the caller knows.
 *
 * @param versions versions that run, by product; they go before those of the text
 */
export function readEvidence(text: string, context: EvidenceContext = noContext, versions: Readonly<Record<string, string>> = {}): Evidence[] {
  const lines = pastedLines(text);
  const named = versionsIn(lines);
  const orders = ordersFor(context.startupOrders, { ...named.versions, ...versions });
  const info = systemInfo(lines, named);
  return [
    ...readDumps(lines).slice(-mostOfAKind).map((dump) => goroutineDump(dump, { ...context, startupOrders: orders })),
    ...readTraces(lines).slice(-mostOfAKind),
    ...readUnitStatus(lines).slice(-mostOfAKind),
    ...(info ? [info] : []),
  ].sort((a, b) => a.firstLine - b.firstLine);
}

/** Oldest first; for a daemon whose version is known, its order: of this version, else the newest one before it, else the oldest. */
function ordersFor(orders: readonly EvidenceOrder[], versions: Readonly<Record<string, string>>): EvidenceOrder[] {
  return (['dockerd', 'containerd'] as const).flatMap((daemon) => {
    const own = orders.filter((order) => order.daemon === daemon).sort((a, b) => compareVersions(a.version, b.version));
    const version = versions[productOfDaemon[daemon]];
    if (version === undefined || own.length === 0) return own;
    return [own.findLast((order) => compareVersions(order.version, version) <= 0) ?? own[0]!];
  });
}
