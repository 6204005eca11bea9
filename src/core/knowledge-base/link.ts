import type { Compiled, Diagnostic } from '../diagnostics/diagnostic.ts';
import type { HealthyLog } from '../healthy/healthy-log.ts';
import type { IncidentRecord } from '../incident/incident.ts';
import { byText } from '../order.ts';
import { rules } from '../rules/index.ts';
import type { Runbook } from '../runbook/runbook.ts';
import { compileMatcher, signatureAnchorsWithConditions, type Anchors, type Matcher } from '../signature/match.ts';
import type { PointerLock } from '../source/pointer.ts';
import type { StartupOrder } from '../startup/startup-order.ts';
import { backLinks } from './back-links.ts';
import type { KnowledgeBase } from './knowledge-base.ts';

/** What compiling the content gave, in any order. */
export interface KnowledgeBaseParts {
  readonly incidents: readonly IncidentRecord[];
  readonly runbooks: readonly Runbook[];
  readonly startupOrders: readonly StartupOrder[];
  readonly healthyLogs: readonly HealthyLog[];
  readonly pointers: PointerLock;
  /** What the signatures of `incidents` are found by, as far as it was made before. */
  readonly anchors?: ReadonlyMap<IncidentRecord, Anchors>;
  /** Paths of all files in `content/`, `runbooks/` and `public/`, also of those that did not compile. */
  readonly files: readonly string[];
}

/** Links compiled parts to the whole and runs every rule over it. The value is there even when rules complain. */
export function linkKnowledgeBase(parts: KnowledgeBaseParts): Compiled<KnowledgeBase> {
  const value: KnowledgeBase = {
    incidents: sortBy(parts.incidents, (record) => record.id),
    runbooks: sortBy(parts.runbooks, (runbook) => runbook.id),
    startupOrders: sortBy(parts.startupOrders, (order) => order.file),
    healthyLogs: sortBy(parts.healthyLogs, (log) => log.id),
    backLinks: backLinks(parts),
    pointers: parts.pointers,
  };
  const files = new Set(parts.files);
  let made: Matcher | undefined;
  const matcher = () => made ??= compileMatcher(
    value.incidents.flatMap(({ signatures }) => signatures),
    value.incidents.flatMap((record) => parts.anchors?.get(record) ?? signatureAnchorsWithConditions(record.signatures)),
  );
  const diagnostics: Diagnostic[] = rules.flatMap((rule) => rule.check(value, files, matcher));
  return { value, diagnostics };
}

function sortBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...items].sort((a, b) => byText(key(a), key(b)));
}
