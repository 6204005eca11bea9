import { harmless } from '../../core/diagnostics/terminal-text.ts';
import type { IncidentRecord, Section } from '../../core/incident/incident.ts';
import { stepsAroundStop } from '../../core/startup/around-stop.ts';
import type { Catalogue, StartupCard } from '../../node/catalogue.ts';
import { htmlLines } from './html-text.ts';
import { findElement, hasClass, isElement, textOf, type HtmlElement } from './html-tree.ts';
import { unbreakable } from './inline.ts';
import { fieldLines, headingLine, indented, joined, proseLines, titleLines } from './page.ts';
import { ranges } from './ranges.ts';
import { narrower, paintOf, type Style } from './style.ts';

/** A record as text, whole or one section of it. */
export function incidentText(record: IncidentRecord, section: Section | undefined, catalogue: Catalogue, style: Style): string {
  if (section) return joined([[style.bold(harmless(record.title))], ...sectionParts(section, style)]);
  return joined([
    titleLines(record.title, style),
    proseLines(record.summary, style.width),
    factLines(record, style),
    ...ordersStopped(record, catalogue).map((order) => soundingLines(record, order, style)),
    ...record.sections.flatMap((each) => sectionParts(each, style, foldPastes(record.id, each.slug))),
    sourceLines(record, style),
    mentionLines(record, catalogue, style),
  ]);
}

function sectionParts(section: Section, style: Style, rewrite?: (element: HtmlElement) => HtmlElement): string[][] {
  const inner = narrower(style, 2);
  return [[headingLine(section.title, style), ...indented(htmlLines(section.html, inner, section.title === 'Source pointers' ? withAddresses : rewrite), 2)]];
}

/** Below each pointer of the list the address that opens it. */
function withAddresses(list: HtmlElement): HtmlElement {
  const children = list.children.map((item) => {
    const pointer = isElement(item) ? findElement(item.children, (element) => hasClass(element, 'pointer')) : undefined;
    if (!isElement(item) || !pointer) return item;
    return { ...item, children: [...item.children, { tag: 'br', attributes: {}, children: [] }, pointer.attributes['href'] ?? ''] };
  });
  return { ...list, children };
}

/** Samples are for the machine: a person on call wants the next section, and finds them in their own. */
function foldPastes(id: string, section: string): (element: HtmlElement) => HtmlElement {
  return (element) => {
    if (!hasClass(element, 'pastes')) return element;
    const summary = textOf(findElement([element], ({ tag }) => tag === 'summary')?.children ?? []);
    return { tag: 'p', attributes: {}, children: [`${summary}: `, `leadline show ${id}#${section}`.replaceAll(' ', unbreakable)] };
  };
}

function factLines(record: IncidentRecord, style: Style): string[] {
  const { severity, status } = record;
  return fieldLines([
    ['Id', record.id],
    ['Component', record.component],
    ['Severity', paintOf(style, severity)(severity)],
    ['Status', paintOf(style, status)(status)],
    ['Affects', ranges(record.affects)],
    ['Fixed in', record['fixed-in'] && ranges(record['fixed-in'])],
    ['Alerts', record.alerts.join(', ')],
    ['Reviewed', record.reviewed],
  ], style);
}

function ordersStopped({ id }: IncidentRecord, { incidents, startupOrders }: Catalogue): StartupCard[] {
  const stops = incidents.find((card) => card.id === id)?.stops ?? [];
  return stops.flatMap((file) => startupOrders.find((order) => order.file === file) ?? []);
}

/** How deep the daemon got: the steps around the one at which it stops. */
function soundingLines({ stage }: IncidentRecord, order: StartupCard, style: Style): string[] {
  const { daemon, version, title, steps } = order;
  const marks = style.unicode ? { passed: '✓', stopped: '✗', 'not-reached': '·' } : { passed: '+', stopped: 'x', 'not-reached': '.' };
  const around = stepsAroundStop(order, stage);
  const stopped = around.find(({ state }) => state === 'stopped')!;
  const rows = around.map(({ number, name, state }) => {
    const text = `${String(number).padStart(3)} ${marks[state]} ${name}`;
    if (state !== 'stopped') return state === 'passed' ? text : style.dim(text);
    return style.red(style.bold(`${text}  ${style.unicode ? '◀' : '<-'} stops here`));
  });
  return [
    headingLine('How deep it gets', style),
    ...indented([`${title}, step ${stopped.number} of ${steps.length}:`, ...rows], 2),
    style.dim(`  leadline show ${daemon}/${shortVersion(version)}#${stopped.stage}`),
  ];
}

/** A commit id as people write it. */
const shortVersion = (version: string): string => (/^[0-9a-f]{40}$/.test(version) ? version.slice(0, 12) : version);

function sourceLines({ sources }: IncidentRecord, style: Style): string[] {
  const inner = narrower(style, 4);
  return [
    headingLine('Sources', style),
    ...sources.flatMap(({ url, note }) => [`  ${harmless(url)}`, ...indented(note ? proseLines(note, inner.width).map(style.dim) : [], 4)]),
  ];
}

/** Who else speaks of it, as what to type. */
function mentionLines({ id }: IncidentRecord, { backLinks }: Catalogue, style: Style): string[] {
  const links = backLinks[`incident:${id}`] ?? [];
  if (links.length === 0) return [];
  return [
    headingLine('Mentioned by', style),
    ...links.map((link) => `  leadline show ${link.id}${link.anchor ? `#${link.anchor}` : ''}`),
  ];
}
