import { suggest } from '../core/diagnostics/suggest.ts';
import type { Catalogue, IncidentCard, RunbookCard, StartupCard } from '../node/catalogue.ts';
import { Problem } from '../node/problem.ts';

/** What an id names. */
export type Entry =
  | { readonly kind: 'incident'; readonly card: IncidentCard }
  | { readonly kind: 'runbook'; readonly card: RunbookCard }
  | { readonly kind: 'startup'; readonly card: StartupCard }
  /** A step of a daemon's start, with every order of that daemon. */
  | { readonly kind: 'stage'; readonly stage: string; readonly cards: readonly StartupCard[] };

/** An id as people type or paste it, and the section behind its `#`. */
export interface Target {
  readonly id: string;
  readonly anchor?: string;
}

/** `x`, `x#confirm`, `content/incidents/x.md`, `incidents/x.html#confirm`, `dockerd/v1.12.3`, `startup/dockerd-v1.12.3.html`, `dockerd/serve-api`. */
export function readTarget(text: string): Target {
  const hash = text.indexOf('#');
  const path = hash < 0 ? text : text.slice(0, hash);
  const anchor = hash < 0 ? '' : text.slice(hash + 1);
  const id = path.replace(/^.*\b(?:incidents|runbooks|startup|stages)\//, '').replace(/\.(?:md|html|yaml)$/, '');
  return { id, ...(anchor !== '' && { anchor }) };
}

/**
 * Finds what an id names. A start-up order is named by daemon and version, `/` or `-` between them; the version may be cut short,
 * or left out where there is only one. A step is named by daemon and stage in the same way.
 *
 * @throws Problem when nothing has that id, with the one that was most likely meant
 */
export function findEntry(catalogue: Catalogue, id: string): Entry {
  const incident = catalogue.incidents.find((card) => card.id === id);
  if (incident) return { kind: 'incident', card: incident };
  const runbook = catalogue.runbooks.find((card) => card.id === id);
  if (runbook) return { kind: 'runbook', card: runbook };
  const stage = findStage(catalogue.startupOrders, id);
  if (stage) return stage;
  const startup = findStartup(catalogue.startupOrders, id);
  if (startup) return { kind: 'startup', card: startup };

  const broken = catalogue.broken.find((file) => readTarget(file).id === id);
  if (broken) throw new Problem(`${broken} does not compile.`, 'See what is wrong with it: leadline check');
  const ids = [...catalogue.incidents, ...catalogue.runbooks].map((card) => card.id);
  const stages = new Set(catalogue.startupOrders.flatMap(({ daemon, steps }) => steps.map(({ stage }) => `${daemon}/${stage}`)));
  const all = [...ids, ...catalogue.startupOrders.map(nameOf), ...stages];
  const meant = suggest(id, all) ?? withWord(id, all);
  throw new Problem(`There is nothing with the id “${id}”.`, meant ? `Did you mean ${meant}?` : 'leadline list names everything that there is.');
}

export const nameOf = ({ daemon, version }: StartupCard): string => `${daemon}/${version}`;

/** The only id with the word in it. */
function withWord(word: string, ids: readonly string[]): string | undefined {
  const found = word.length < 4 ? [] : ids.filter((id) => id.includes(word.toLowerCase()));
  return found.length === 1 ? found[0] : undefined;
}

/**
 * The start-up order of one version, which may be cut short.
 *
 * @throws Problem when there is none, or several
 */
export function findOrder(catalogue: Catalogue, daemon: string, version: string): StartupCard {
  const found = findStartup(catalogue.startupOrders, `${daemon}/${version}`);
  if (found) return found;
  const daemons = [...new Set(catalogue.startupOrders.map((card) => card.daemon))];
  const known = catalogue.startupOrders.filter((card) => card.daemon === daemon).map((card) => card.version);
  if (known.length > 0) throw new Problem(`There is no start-up order of ${daemon} ${version}.`, `There is: ${known.join(', ')}.`);
  const meant = suggest(daemon, daemons);
  throw new Problem(`There is no start-up order of “${daemon}”.`, meant ? `Did you mean ${meant}?` : `There is: ${daemons.join(', ')}.`);
}

function findStage(orders: readonly StartupCard[], id: string): Entry | undefined {
  const [, daemon = '', stage = ''] = /^([a-z]+)[/-](.+)$/.exec(id) ?? [];
  const cards = orders.filter((card) => card.daemon === daemon);
  return cards.some(({ steps }) => steps.some((step) => step.stage === stage)) ? { kind: 'stage', stage, cards } : undefined;
}

function findStartup(orders: readonly StartupCard[], id: string): StartupCard | undefined {
  const [, daemon = '', version = ''] = /^([a-z]+)(?:[/-](.+))?$/.exec(id) ?? [];
  const ofDaemon = orders.filter((order) => order.daemon === daemon);
  const exact = ofDaemon.find((order) => order.version === version || bare(order.version) === bare(version));
  if (exact) return exact;
  const begun = ofDaemon.filter((order) => version === '' || (version.length >= 4 && bare(order.version).startsWith(bare(version))));
  if (begun.length > 1) {
    throw new Problem(`“${id}” can be several start-up orders.`, `Say which one: ${begun.map(nameOf).join(', ')}.`);
  }
  return begun[0];
}

/** A tag as people say it: `docker-v29.7.2` is 29.7.2. */
const bare = (version: string): string => version.replace(/^(?:docker-)?v(?=\d)/, '');
