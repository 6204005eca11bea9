import type { Drawing } from '../core/diagram/draw.ts';
import type { IncidentRecord } from '../core/incident/incident.ts';
import type { BackLink, KnowledgeBase } from '../core/knowledge-base/knowledge-base.ts';
import { incidentUrl, runbookUrl, stageUrl, startupUrl } from '../core/knowledge-base/urls.ts';
import { runbookTowards } from '../core/runbook/towards.ts';
import { renderRunbookMermaid } from '../core/runbook/render-mermaid.ts';
import type { Excerpts } from '../core/source/excerpt.ts';
import { stepsAroundStop, type StepAtStop } from '../core/startup/around-stop.ts';
import { byVersion } from '../core/startup/order-version.ts';
import { ordersStoppedBy } from '../core/startup/stops.ts';
import { affectedPlaces, type AffectedPlace } from './affected-places.ts';
import type { Draw } from './draw.ts';
import { withExcerpts } from './excerpts.ts';
import { markCaptions } from './language.ts';
import { titlesOf } from './runbook-pages.ts';

export interface IncidentPageProps
  extends Pick<IncidentRecord, 'id' | 'title' | 'summary' | 'component' | 'severity' | 'status' | 'affects' | 'fixed-in' | 'alerts' | 'sources' | 'reviewed' | 'lang'> {
  readonly sections: readonly Pick<IncidentRecord['sections'][number], 'slug' | 'title' | 'html'>[];
  /** Where start-up stops: in every order that has the stage and whose version is affected, oldest first. */
  readonly stops: readonly Stop[];
  /** The stage at which start-up stops, through all versions; absent where no order has it. */
  readonly stage: { readonly name: string; readonly url: string } | undefined;
  /** The part of each runbook that leads here. */
  readonly trees: readonly { readonly title: string; readonly url: string; readonly drawing: Drawing }[];
  readonly mentionedBy: readonly { readonly title: string; readonly url: string }[];
  /** What its source pointers find at the other versions that it affects. */
  readonly places: readonly AffectedPlace[];
}

/** A start-up order with the step at which the incident stops it. */
export interface Stop {
  readonly title: string;
  readonly url: string;
  /** Steps in the whole order. */
  readonly total: number;
  /** The steps around the one that stops, in order. */
  readonly steps: readonly (Pick<StepAtStop, 'number' | 'name' | 'state'> & { readonly url: string })[];
}

export async function incidentPage(kb: KnowledgeBase, record: IncidentRecord, draw: Draw, excerpts: Excerpts): Promise<IncidentPageProps> {
  const { id, title, summary, component, severity, status, affects, alerts, sources, reviewed, lang } = record;
  const links = kb.backLinks[`incident:${id}`] ?? [];
  return {
    id, title, summary, component, severity, status, affects, 'fixed-in': record['fixed-in'], alerts, sources, reviewed, lang,
    sections: record.sections.map(({ slug, title, html }) => ({ slug, title, html: markCaptions(withExcerpts(html, excerpts), lang) })),
    stops: stopsOf(kb, record),
    stage: stageOf(kb, record),
    trees: await treesTo(kb, record, links, draw),
    mentionedBy: links.filter((link) => link.kind === 'incident').map((link) => ({
      title: link.title, url: incidentUrl(link.id, link.anchor),
    })),
    places: affectedPlaces(record, kb),
  };
}

function stopsOf(kb: KnowledgeBase, record: IncidentRecord): Stop[] {
  return ordersStoppedBy(record, kb.startupOrders).map((order) => {
    const urlOf = (stage: string): string => startupUrl(order.daemon, order.version, stage);
    const steps = stepsAroundStop(order, record.stage);
    return {
      title: order.title,
      url: urlOf(steps.find(({ state }) => state === 'stopped')!.stage),
      total: order.steps.length,
      steps: steps.map(({ stage, number, name, state }) => ({ number, name, url: urlOf(stage), state })),
    };
  });
}

function stageOf(kb: KnowledgeBase, { stage }: IncidentRecord): IncidentPageProps['stage'] {
  const order = kb.startupOrders.filter(({ daemon, steps }) => steps.some((step) => `${daemon}/${step.stage}` === stage)).sort(byVersion).at(-1);
  const step = order?.steps.find((each) => `${order.daemon}/${each.stage}` === stage);
  return order && step && { name: step.name, url: stageUrl(order.daemon, step.stage) };
}

async function treesTo(kb: KnowledgeBase, record: IncidentRecord, links: readonly BackLink[], draw: Draw) {
  const trees = [];
  for (const link of links.filter(({ kind }) => kind === 'runbook')) {
    const runbook = kb.runbooks.find(({ id }) => id === link.id);
    const part = runbook && runbookTowards(runbook, record.id);
    if (!runbook || !part) continue;
    trees.push({ title: runbook.title, url: runbookUrl(runbook.id), drawing: await draw(renderRunbookMermaid(part, { titleOf: titlesOf(kb) })) });
  }
  return trees;
}
