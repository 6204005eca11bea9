import { readFileSync } from './quick-fs.ts';
import type { IncidentRecord } from '../core/incident/incident.ts';
import type { KnowledgeBase } from '../core/knowledge-base/knowledge-base.ts';
import { byText } from '../core/order.ts';
import type { Runbook } from '../core/runbook/runbook.ts';
import type { Anchors } from '../core/signature/match.ts';
import type { Signature } from '../core/signature/signature.ts';
import type { StepName } from '../core/startup/around-stop.ts';
import type { LocateIndex } from '../core/startup/locate/locate-index.ts';
import type { StartupOrder } from '../core/startup/startup-order.ts';
import { catalogueCache, type KeptCatalogue } from './catalogue-cache.ts';

export interface IncidentCard extends Pick<IncidentRecord,
  'id' | 'file' | 'title' | 'summary' | 'component' | 'severity' | 'status' | 'affects' | 'fixed-in' | 'stage' | 'alerts' | 'reviewed' | 'lang'> {
  /** Files of the start-up orders that it stops, oldest version first; kept here, because comparing versions takes a library. */
  readonly stops: readonly string[];
}

export type RunbookCard = Pick<Runbook, 'id' | 'file' | 'title' | 'summary' | 'reviewed' | 'lang'>;

export interface StartupCard extends Pick<StartupOrder, 'daemon' | 'version' | 'file' | 'title' | 'summary' | 'tag' | 'commit' | 'reviewed'> {
  readonly steps: readonly StepName[];
}

/** What lists and look-ups need of the content, without the content itself. Plain JSON. */
export interface CatalogueCards {
  readonly incidents: readonly IncidentCard[];
  readonly runbooks: readonly RunbookCard[];
  /** Of one daemon after the other, oldest version first; in this order here, because comparing versions takes a library. */
  readonly startupOrders: readonly StartupCard[];
  readonly backLinks: KnowledgeBase['backLinks'];
  /** Content files with errors; some of them may be missing above. */
  readonly broken: readonly string[];
  /** Where the compiled form of each file is cached. */
  readonly compiled: Readonly<Record<string, string>>;
}

/** The signatures of all records, with what makes matching begin at once. */
export interface KeptSignatures {
  readonly signatures: readonly Signature[];
  readonly anchors: Anchors;
}

/** The content as the quick commands read it: cards at once, signatures and whole files when asked for. */
export interface Catalogue extends CatalogueCards {
  signatures(): KeptSignatures;
  /** What logs are held against to locate a start. */
  locateIndex(): Promise<LocateIndex>;
  incident(card: IncidentCard): Promise<IncidentRecord>;
  runbook(card: RunbookCard): Promise<Runbook>;
  startupOrder(card: StartupCard): Promise<StartupOrder>;
}

/**
 * Opens the content of a project. When nothing has changed since the last time, neither the compiler nor a content file is
 * read: a few file dates, and one file in `.leadline`.
 */
export async function openCatalogue(root: string): Promise<Catalogue> {
  const cache = catalogueCache(root);
  const known = cache.read();
  if (known) return catalogueOf(root, known);

  const { loadKnowledgeBase } = await import('./load-knowledge-base.ts');
  const { kb, diagnostics, anchors, cached } = await loadKnowledgeBase(root);
  const broken = new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ place }) => place.file));
  const { ordersStoppedBy } = await import('../core/startup/stops.ts');
  const stopsOf = (record: IncidentRecord): string[] => ordersStoppedBy(record, kb.startupOrders).map(({ file }) => file);
  const { byVersion } = await import('../core/startup/order-version.ts');
  const orders = [...kb.startupOrders].sort((a, b) => byText(a.daemon, b.daemon) || byVersion(a, b));
  const cards = cardsOf(kb, orders, stopsOf, [...broken].sort(), Object.fromEntries(cached));
  const signatures: KeptSignatures = { signatures: kb.incidents.flatMap((record) => record.signatures), anchors: kb.incidents.flatMap((record) => anchors.get(record)!) };
  const { indexOrders } = await import('../core/startup/locate/index-orders.ts');
  const locateIndex = indexOrders(kb.startupOrders);
  cache.write(cards, signatures, locateIndex);
  return catalogueOf(root, { cards, signatures: () => signatures, locateIndex: () => locateIndex }, kb);
}

function catalogueOf(root: string, { cards, signatures, locateIndex }: KeptCatalogue, loaded?: KnowledgeBase): Catalogue {
  let whole: Promise<KnowledgeBase> | undefined = loaded && Promise.resolve(loaded);
  const load = () => (whole ??= import('./load-knowledge-base.ts').then(({ loadKnowledgeBase }) => loadKnowledgeBase(root)).then(({ kb }) => kb));
  const read = async <T>(file: string, find: (kb: KnowledgeBase) => T | undefined): Promise<T> => {
    const value = (whole ? undefined : readCompiled<T>(cards.compiled[file])) ?? find(await load());
    if (value === undefined) throw new RangeError(`${file} is no content file of this catalogue`);
    return value;
  };
  return {
    ...cards,
    signatures,
    locateIndex: async () => locateIndex() ?? (await import('../core/startup/locate/index-orders.ts')).indexOrders((await load()).startupOrders),
    incident: (card) => read(card.file, (kb) => kb.incidents.find(({ file }) => file === card.file)),
    runbook: (card) => read(card.file, (kb) => kb.runbooks.find(({ file }) => file === card.file)),
    startupOrder: (card) => read(card.file, (kb) => kb.startupOrders.find(({ file }) => file === card.file)),
  };
}

/** `undefined` when the cache has lost it. */
function readCompiled<T>(path: string | undefined): T | undefined {
  try {
    return path === undefined ? undefined : (JSON.parse(readFileSync(path, 'utf8')) as { value?: T }).value;
  } catch {
    return undefined;
  }
}

function cardsOf(kb: KnowledgeBase, orders: readonly StartupOrder[], stopsOf: (record: IncidentRecord) => string[], broken: readonly string[], compiled: Readonly<Record<string, string>>): CatalogueCards {
  return {
    incidents: kb.incidents.map((record) => ({
      id: record.id, file: record.file, title: record.title, summary: record.summary, component: record.component, severity: record.severity,
      status: record.status, affects: record.affects, 'fixed-in': record['fixed-in'], stage: record.stage, alerts: record.alerts,
      reviewed: record.reviewed, lang: record.lang, stops: stopsOf(record),
    })),
    runbooks: kb.runbooks.map(({ id, file, title, summary, reviewed, lang }) => ({ id, file, title, summary, reviewed, lang })),
    startupOrders: orders.map(({ daemon, version, file, title, summary, tag, commit, reviewed, steps }) => ({
      daemon, version, file, title, summary, tag, commit, reviewed,
      steps: steps.map(({ stage, number, name }) => ({ stage, number, name })),
    })),
    backLinks: kb.backLinks,
    broken,
    compiled,
  };
}
