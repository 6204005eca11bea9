import type { KnowledgeBase } from '../core/knowledge-base/knowledge-base.ts';
import { comparisonUrl, incidentUrl, runbookUrl, stageUrl, startupUrl, versionsUrl } from '../core/knowledge-base/urls.ts';
import type { Excerpts } from '../core/source/excerpt.ts';
import type { SourcePointer } from '../core/source/pointer.ts';
import { describeChange, describePlace, type ChangeLine } from '../core/startup/describe-change.ts';
import type { StageHistory, StageObservation, StageText, StageTurn, Variant } from '../core/startup/history.ts';
import { observableNames } from '../core/startup/observable-names.ts';
import { canAffect } from '../core/startup/order-version.ts';
import { observableKeys } from '../core/startup/observable-keys.ts';
import type { StartupMessage, StartupRead, StartupWait } from '../core/startup/startup-order.ts';
import { versionWords } from '../core/startup/version-words.ts';
import { excerptsOf } from './excerpts.ts';
import { pointerView, type PointerView } from './startup-pages.ts';

/**
 * `versions` in words, empty where all versions that have the stage say so; `current` where the newest of them does; `excerpts` with
 * the lines that are pointed to, as safe HTML, where the build has them.
 */
type Printed<T> = Omit<T, 'pointer'> & {
  readonly versions: string; readonly current: boolean; readonly pointer?: PointerView | undefined; readonly excerpts?: string | undefined;
};

export interface StagePageProps extends Pick<StageHistory, 'daemon' | 'stage' | 'name'> {
  /** All versions of the daemon in one picture. */
  readonly versionsUrl: string;
  readonly versions: readonly StageVersionView[];
  readonly does: readonly Printed<Pick<StageText, 'html'>>[];
  readonly incidents: readonly { readonly title: string; readonly summary: string; readonly url: string; readonly versions: string }[];
  readonly messages: readonly Printed<Pick<StartupMessage, 'level' | 'text' | 'whenHtml'>>[];
  readonly waits: readonly Printed<Pick<StartupWait, 'limit' | 'forHtml' | 'thenHtml'>>[];
  readonly reads: readonly Printed<Pick<StartupRead, 'path' | 'damagedHtml'>>[];
  readonly fails: readonly Printed<Pick<StageText, 'html'>>[];
  readonly killed: readonly Printed<Pick<StageText, 'html'>>[];
  /** Each thing that can be observed, and whether it can after this stage, by version. */
  readonly observables: readonly { readonly name: string; readonly states: readonly { readonly state: string; readonly here: boolean }[] }[];
  /** What this very stage makes visible, or ends. */
  readonly turnsOn: readonly Printed<{ readonly name: string; readonly state: string; readonly note: string }>[];
  readonly history: readonly { readonly from: string; readonly to: string; readonly url: string; readonly place: string; readonly lines: readonly ChangeLine[] }[];
  readonly mentionedBy: readonly { readonly title: string; readonly url: string }[];
}

export interface StageVersionView {
  readonly name: string;
  readonly total: number;
  readonly url: string;
  /** Missing where this version does not have the stage. */
  readonly step?: {
    readonly number: number; readonly before: string | undefined; readonly after: string | undefined; readonly concurrent: boolean; readonly pointer: PointerView;
    readonly excerpts?: string | undefined;
  };
}

export function stagePage(kb: KnowledgeBase, history: StageHistory, excerpts: Excerpts): StagePageProps {
  const { daemon, stage, name } = history;
  const having = history.versions.flatMap((version) => (version.step ? [{ ...version, step: version.step }] : []));
  const names = having.map((version) => version.name);
  const view = (pointer: SourcePointer): PointerView => pointerView(pointer, kb.pointers);
  const printed = <T, P extends object>(variants: readonly Variant<T>[], print: (value: T) => P & { pointer?: SourcePointer | undefined }) =>
    variants.map(({ value, versions }) => {
      const { pointer: own, ...rest } = print(value);
      const pointer = own && view(own);
      const sentences = Object.values(rest).filter((each) => typeof each === 'string');
      return {
        ...rest, versions: versionWords(versions, names), current: versions.includes(names.at(-1)!), ...(pointer && { pointer }),
        excerpts: excerptsOf(excerpts, pointer, ...sentences),
      };
    });
  // In an order `#x` is another of its steps; here that has a page of its own.
  const linked = (html: string): string => html.replaceAll(/href="#([^"]+)"/g, (_, other: string) => `href="../${stageUrl(daemon, other)}"`);
  const html = (text: StageText) => ({ html: linked(text.html) });
  const links = kb.backLinks[`stage:${daemon}/${stage}`] ?? [];
  const incidents = kb.incidents.filter((record) => record.stage === `${daemon}/${stage}`);
  return {
    daemon, stage, name,
    versionsUrl: `../${versionsUrl(daemon)}`,
    versions: history.versions.map(({ name, version, total, step }) => {
      const pointer = step && view(step.pointer);
      return {
        name, total, url: `../${startupUrl(daemon, version, step && stage)}`,
        ...(step && pointer && { step: { number: step.number, before: step.before, after: step.after, concurrent: step.concurrent, pointer, excerpts: excerptsOf(excerpts, pointer) } }),
      };
    }),
    does: printed(history.does, html),
    incidents: incidents.map((record) => ({
      title: record.title, summary: record.summary, url: `../${incidentUrl(record.id)}`,
      versions: versionWords(having.filter((order) => canAffect(record.affects, { daemon, ...order })).map((order) => order.name), names),
    })),
    messages: printed(history.messages, ({ level, text, whenHtml, pointer }) => ({ level, text, pointer, ...(whenHtml !== undefined && { whenHtml: linked(whenHtml) }) })),
    waits: printed(history.waits, ({ limit, forHtml, thenHtml, pointer }) => ({ limit, forHtml: linked(forHtml), pointer, ...(thenHtml !== undefined && { thenHtml: linked(thenHtml) }) })),
    reads: printed(history.reads, ({ path, damagedHtml, pointer }) => ({ path, damagedHtml: linked(damagedHtml), pointer })),
    fails: printed(history.fails, html),
    killed: printed(history.killed, html),
    observables: observableKeys.map((key) => ({
      name: observableNames[key],
      states: having.map(({ step: { observable } }) => ({ state: observable[key].state, here: observable[key].changed })),
    })),
    turnsOn: printed(history.observables, ({ key, state, note }: StageObservation) => ({ name: observableNames[key], state, note: linked(note) })),
    history: history.turns.toReversed().map((turn) => turnView(daemon, stage, turn)),
    mentionedBy: links.filter(({ kind, id }) => kind === 'runbook' || !incidents.some((record) => record.id === id)).map(({ kind, id, anchor, title }) => ({
      title, url: `../${kind === 'incident' ? incidentUrl(id, anchor) : runbookUrl(id, anchor)}`,
    })),
  };
}

function turnView(daemon: string, stage: string, { from, to, fromVersion, toVersion, change }: StageTurn): StagePageProps['history'][number] {
  return {
    from, to, url: `../${comparisonUrl(daemon, fromVersion, toVersion, stage)}`,
    place: describePlace(change),
    lines: change.changes.flatMap((each) => describeChange(each) ?? []),
  };
}
