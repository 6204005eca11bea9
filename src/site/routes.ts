import type { KnowledgeBase } from '../core/knowledge-base/knowledge-base.ts';
import { comparisonUrl, diagnosticUrl, incidentUrl, runbookUrl, stageUrl, startupUrl, versionsUrl } from '../core/knowledge-base/urls.ts';
import type { Excerpts } from '../core/source/excerpt.ts';
import { compareNeighbours } from '../core/startup/compare.ts';
import { stageHistories, type StageHistory } from '../core/startup/history.ts';
import type { StartupOrder } from '../core/startup/startup-order.ts';
import { comparisonPage, versionsPage, type DaemonVersions } from './compare-pages.ts';
import { contributePage } from './contribute-page.ts';
import { allCodes, diagnosticPage, diagnosticsPage } from './diagnostic-pages.ts';
import type { Draw } from './draw.ts';
import { noExcerpts } from './excerpts.ts';
import { homePage } from './home-page.ts';
import { incidentListPage } from './incident-list-page.ts';
import { incidentPage } from './incident-page.ts';
import type { Page } from './page.ts';
import { runbookListPage, runbookPage } from './runbook-pages.ts';
import { stagePage } from './stage-page.ts';
import { ordersByDaemon } from './startup-groups.ts';
import { startupListPage, startupPage } from './startup-pages.ts';

/** A page that is known but not yet computed, so that one page can be asked for without making all. */
export interface Route {
  readonly path: string;
  readonly page: () => Page | Promise<Page>;
}

type MakeRoute = (path: string, page: () => Omit<Page, 'path'> | Promise<Omit<Page, 'path'>>) => Route;

/**
 * Every page of the site, in a fixed order.
 *
 * @param excerpts lines of the sources to show below the pointers to them
 */
export function routes(kb: KnowledgeBase, draw: Draw, excerpts: Excerpts = noExcerpts): Route[] {
  const route: MakeRoute = (path, page) => ({ path, page: async () => ({ ...(await page()), path }) as Page });
  return [
    route('index.html', () => ({ kind: 'home', props: homePage(kb) })),
    route('incidents.html', () => ({ kind: 'incidents', props: incidentListPage(kb) })),
    ...kb.incidents.map((record) =>
      route(incidentUrl(record.id), async () => ({ kind: 'incident', props: await incidentPage(kb, record, draw, excerpts) }))),
    route('runbooks.html', () => ({ kind: 'runbooks', props: runbookListPage(kb) })),
    ...kb.runbooks.map((runbook) =>
      route(runbookUrl(runbook.id), async () => ({ kind: 'runbook', props: await runbookPage(kb, runbook, draw, excerpts) }))),
    route('startup.html', () => ({ kind: 'startups', props: startupListPage(kb) })),
    ...kb.startupOrders.map((order) =>
      route(startupUrl(order.daemon, order.version), async () => ({ kind: 'startup', props: await startupPage(kb, order, draw, excerpts) }))),
    ...ordersByDaemon(kb).flatMap((orders) => routesOfDaemon(kb, orders, route, excerpts)),
    route('search.html', () => ({ kind: 'search', props: {} })),
    route('contribute.html', () => ({ kind: 'contribute', props: contributePage() })),
    route('diagnostics.html', () => ({ kind: 'diagnostics', props: diagnosticsPage() })),
    ...allCodes.map((code) => route(diagnosticUrl(code), () => ({ kind: 'diagnostic', props: diagnosticPage(code) }))),
    route('404.html', () => ({ kind: 'notFound', props: {} })),
  ];
}

/** What is said of all versions of a daemon together. */
function routesOfDaemon(kb: KnowledgeBase, orders: readonly StartupOrder[], route: MakeRoute, excerpts: Excerpts): Route[] {
  const { daemon } = orders[0]!;
  // Made once for all of these pages, and only when one of them is asked for.
  let versions: DaemonVersions | undefined;
  let histories: Map<string, StageHistory> | undefined;
  const all = (): DaemonVersions => (versions ??= { orders, comparisons: compareNeighbours(orders) });
  const historyOf = (stage: string): StageHistory => (histories ??= stageHistories(orders, all().comparisons)).get(stage)!;
  return [
    route(versionsUrl(daemon), () => ({ kind: 'versions', props: versionsPage(all()) })),
    ...orders.slice(1).map((to, index) =>
      route(comparisonUrl(daemon, orders[index]!.version, to.version), () => ({ kind: 'comparison', props: comparisonPage(all(), index) }))),
    ...[...new Set(orders.flatMap(({ steps }) => steps.map(({ stage }) => stage)))].map((stage) =>
      route(stageUrl(daemon, stage), () => ({ kind: 'stage', props: stagePage(kb, historyOf(stage), excerpts) }))),
  ];
}
