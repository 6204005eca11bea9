import type { KnowledgeBase } from '../core/knowledge-base/knowledge-base.ts';
import { byText } from '../core/order.ts';
import { incidentCard, runbookCard, type IncidentCard, type RunbookCard } from './cards.ts';
import { startupGroups, type StartupCard } from './startup-groups.ts';

export interface HomePageProps {
  readonly runbooks: readonly RunbookCard[];
  readonly runbookCount: number;
  /** By daemon; versions only, since there are many. */
  readonly startups: readonly { readonly daemon: string; readonly orders: readonly Pick<StartupCard, 'version' | 'title' | 'url'>[] }[];
  readonly newest: readonly IncidentCard[];
  readonly incidentCount: number;
}

const newestCount = 6;
/** Runbooks stand beside the field for pastes, so only a few. */
const runbookCount = 3;

export function homePage(kb: KnowledgeBase): HomePageProps {
  return {
    runbooks: kb.runbooks.slice(0, runbookCount).map(runbookCard),
    runbookCount: kb.runbooks.length,
    startups: startupGroups(kb).map(({ daemon, orders }) => ({ daemon, orders: orders.map(({ version, title, url }) => ({ version, title, url })) })),
    newest: kb.incidents.map(incidentCard).sort((a, b) => byText(b.reviewed, a.reviewed) || byText(a.id, b.id)).slice(0, newestCount),
    incidentCount: kb.incidents.length,
  };
}
