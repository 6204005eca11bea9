import { suggest } from '../../core/diagnostics/suggest.ts';
import { harmless, textWidth } from '../../core/diagnostics/terminal-text.ts';
import type { Catalogue, IncidentCard } from '../../node/catalogue.ts';
import { Problem } from '../../node/problem.ts';
import type { CommandResult } from '../command-result.ts';
import { brokenNote, catalogueOf, type Context } from '../context.ts';
import { proseLines } from '../text/page.ts';
import { paintOf, type Style } from '../text/style.ts';

export interface ListOptions {
  readonly component?: string;
  readonly severity?: string;
  readonly status?: string;
  /** A version per product; records whose `affects` holds it. */
  readonly versionOf?: Readonly<Record<string, string>>;
}

const kinds = ['incidents', 'runbooks', 'startup'] as const;

/** One thing that there is, as `--json` prints it. */
type Item = { readonly kind: 'incident' | 'runbook' | 'startup'; readonly id: string; readonly title: string; readonly summary: string; readonly file: string };

/** `leadline list`: what there is, or the records that fit. */
export async function listCommand(context: Context, kind: string | undefined, options: ListOptions): Promise<CommandResult> {
  if (kind !== undefined && !(kinds as readonly string[]).includes(kind)) {
    const meant = suggest(kind, kinds);
    throw new Problem(`There is no kind “${kind}”.`, meant ? `Did you mean ${meant}?` : `Kinds are: ${kinds.join(', ')}.`);
  }
  const catalogue = await catalogueOf(context);
  const isFiltered = [options.component, options.severity, options.status, options.versionOf].some((filter) => filter !== undefined);
  if (options.component !== undefined) await checkComponent(options.component, catalogue);

  const wants = (name: typeof kinds[number]) => kind === name || (kind === undefined && (name === 'incidents' || !isFiltered));
  const incidents = wants('incidents') ? await fitting(catalogue.incidents, options) : [];
  const others: Item[] = [
    ...(wants('runbooks') ? catalogue.runbooks.map(({ id, title, summary, file }) => ({ kind: 'runbook' as const, id, title, summary, file })) : []),
    ...(wants('startup') ? catalogue.startupOrders.map(({ daemon, version, title, summary, file }) => ({
      kind: 'startup' as const, id: `${daemon}/${version}`, title, summary, file,
    })) : []),
  ];
  const notes = brokenNote(catalogue);
  const isEmpty = incidents.length + others.length === 0;
  return {
    text: context.terminal.output.isTTY ? forPeople(incidents, others, context.terminal.style) : forPipes(incidents, others),
    ...((notes || isEmpty) && { notes: [isEmpty ? 'Nothing fits.' : '', notes ?? ''].filter(Boolean).join(' ') }),
    json: [...incidents.map((record) => ({ kind: 'incident', ...record })), ...others],
    exitCode: isEmpty ? 1 : 0,
  };
}

async function fitting(records: readonly IncidentCard[], { component, severity, status, versionOf }: ListOptions): Promise<IncidentCard[]> {
  const { inRange } = versionOf ? await import('../../core/incident/versions.ts') : { inRange: () => true };
  const affects = ({ affects }: IncidentCard) => Object.entries(versionOf ?? {}).every(([product, number]) => {
    const range = affects[product as keyof typeof affects];
    return range !== undefined && inRange(product, number, range);
  });
  return records.filter((record) => (component === undefined || record.component === component)
    && (severity === undefined || record.severity === severity)
    && (status === undefined || record.status === status)
    && affects(record));
}

/** A component that no record has may be misspelt; then, and only then, the schema is looked at. */
async function checkComponent(component: string, { incidents }: Catalogue): Promise<void> {
  if (incidents.some((record) => record.component === component)) return;
  const { components } = await import('../../core/incident/schema.ts');
  if ((components as readonly string[]).includes(component)) return;
  const meant = suggest(component, components);
  throw new Problem(`There is no component “${component}”.`, meant ? `Did you mean ${meant}?` : `Components are: ${components.join(', ')}.`);
}

function forPipes(incidents: readonly IncidentCard[], others: readonly Item[]): string {
  return [
    ...incidents.map(({ id, severity, status, component, title }) => ['incident', id, severity, status, component, title]),
    ...others.map(({ kind, id, title }) => [kind, id, '', '', '', title]),
  ].map((columns) => `${columns.map((text) => harmless(text).replace(/[\t\n]/g, ' ')).join('\t')}\n`).join('');
}

function forPeople(incidents: readonly IncidentCard[], others: readonly Item[], style: Style): string {
  const parts = [
    group('Incidents', incidents.map((record) => ({ ...record, tags: tagsOf(record, style) })), style),
    group('Runbooks', others.filter(({ kind }) => kind === 'runbook'), style),
    group('Start-up orders', others.filter(({ kind }) => kind === 'startup'), style),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n\n${style.dim('leadline show <id> prints one of them')}\n`;
}

function tagsOf({ severity, status, component }: IncidentCard, style: Style): string {
  return [paintOf(style, severity)(severity), paintOf(style, status)(status), component].join(style.unicode ? ' · ' : ', ');
}

function group(heading: string, items: readonly { readonly id: string; readonly title: string; readonly tags?: string }[], style: Style): string {
  if (items.length === 0) return '';
  const width = Math.min(40, Math.max(...items.map(({ id }) => textWidth(id))));
  const rows = items.map(({ id, title, tags }) =>
    `  ${style.cyan(id)}${tags ? `${' '.repeat(Math.max(0, width - textWidth(id)))}  ${tags}` : ''}\n    ${proseLines(title, style.width - 4, 4).join('\n')}`);
  return [style.bold(heading), ...rows].join('\n');
}
