import type { Drawing } from '../core/diagram/draw.ts';
import type { KnowledgeBase } from '../core/knowledge-base/knowledge-base.ts';
import { incidentUrl, stageUrl, startupUrl } from '../core/knowledge-base/urls.ts';
import type { Excerpts } from '../core/source/excerpt.ts';
import { permalink, type Permalink } from '../core/source/permalink.ts';
import { pointerWords, type PointerWords } from '../core/source/pointer-words.ts';
import type { PointerLock, SourcePointer } from '../core/source/pointer.ts';
import { renderStartupMermaid } from '../core/startup/render-mermaid.ts';
import type { PageOrder } from '../core/startup/locate/page-order.ts';
import { byVersion, canAffect, versionName } from '../core/startup/order-version.ts';
import type { StartupOrder, StartupStep } from '../core/startup/startup-order.ts';
import type { Draw } from './draw.ts';
import { excerptsOf } from './excerpts.ts';
import { startupGroupsInFull, type StartupGroupInFull } from './startup-groups.ts';

export interface StartupListPageProps {
  readonly groups: readonly StartupGroupInFull[];
}

export const startupListPage = (kb: KnowledgeBase): StartupListPageProps => ({ groups: startupGroupsInFull(kb) });

/** A pointer ready to print. */
export interface PointerView extends Pick<Permalink, 'href' | 'state'>, PointerWords {}

export function pointerView(pointer: SourcePointer, lock: PointerLock): PointerView {
  const link = permalink(pointer, lock);
  return { href: link.href, state: link.state, ...pointerWords(pointer, link) };
}

/** `excerpts`: safe HTML with the lines that are pointed to, where the build has them. */
type Located<T> = Omit<T, 'pointer'> & { readonly pointer?: PointerView | undefined; readonly excerpts?: string | undefined };

export interface StepPrint extends Pick<StartupStep, 'stage' | 'number' | 'name' | 'doesHtml' | 'concurrent' | 'observable'> {
  readonly failsHtml: string | undefined;
  readonly killedHtml: string | undefined;
  readonly pointer: PointerView;
  /** Of its own pointer and those in its sentences. */
  readonly excerpts?: string | undefined;
  /** The stage through all versions. */
  readonly historyUrl: string;
  readonly messages: readonly Located<StartupStep['messages'][number]>[];
  readonly waits: readonly Located<StartupStep['waits'][number]>[];
  readonly reads: readonly Located<StartupStep['reads'][number]>[];
  readonly incidents: readonly { readonly title: string; readonly url: string }[];
}

export interface StartupPageProps
  extends Pick<StartupOrder, 'daemon' | 'version' | 'title' | 'summary' | 'repository' | 'tag' | 'commit' | 'pinned-by' | 'reviewed'> {
  /** What the script needs to hold a log against the order that the page shows. */
  readonly locate: PageOrder;
  readonly drawing: Drawing;
  readonly steps: readonly StepPrint[];
}

export async function startupPage(kb: KnowledgeBase, order: StartupOrder, draw: Draw, excerpts: Excerpts): Promise<StartupPageProps> {
  const { daemon, version, title, summary, repository, tag, commit, reviewed } = order;
  const print = (pointer: SourcePointer): PointerView => pointerView(pointer, kb.pointers);
  const located = <T extends { readonly pointer?: SourcePointer }>(items: readonly T[], sentences: (item: T) => readonly (string | undefined)[]): Located<T>[] =>
    items.map((item) => {
      const { pointer: own, ...rest } = item;
      const pointer = own && print(own);
      return { ...rest, pointer, excerpts: excerptsOf(excerpts, pointer, ...sentences(item)) };
    });
  const stoppedAt = Map.groupBy(kb.incidents.filter((record) => record.stage && canAffect(record.affects, order)), ({ stage }) => stage);
  return {
    daemon, version, title, summary, repository, tag, commit, 'pinned-by': order['pinned-by'], reviewed,
    locate: pageOrder(kb, order),
    drawing: await draw(renderStartupMermaid(order)),
    steps: order.steps.map((step) => ({
      stage: step.stage, number: step.number, name: step.name, doesHtml: step.doesHtml, concurrent: step.concurrent,
      failsHtml: step.failsHtml, killedHtml: step.killedHtml, observable: step.observable,
      pointer: print(step.pointer),
      excerpts: excerptsOf(excerpts, print(step.pointer), step.doesHtml, step.failsHtml, step.killedHtml, ...Object.values(step.observable).map(({ note }) => note)),
      historyUrl: `../${stageUrl(daemon, step.stage)}`,
      messages: located(step.messages, ({ whenHtml }) => [whenHtml]),
      waits: located(step.waits, ({ forHtml, thenHtml }) => [forHtml, thenHtml]),
      reads: located(step.reads, ({ damagedHtml }) => [damagedHtml]),
      incidents: (stoppedAt.get(`${daemon}/${step.stage}`) ?? []).map(({ id, title }) => ({ title, url: `../${incidentUrl(id)}` })),
    })),
  };
}

function pageOrder({ startupOrders }: KnowledgeBase, { daemon, version, title, file }: StartupOrder): PageOrder {
  const others = startupOrders.filter((other) => other.daemon === daemon && other.version !== version).sort(byVersion);
  return {
    daemon, version, title, file, name: versionName({ daemon, version, title }),
    others: others.map((other) => ({ name: versionName(other), url: `../${startupUrl(daemon, other.version)}` })),
  };
}
