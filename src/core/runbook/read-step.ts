import type { List, ListItem, RootContent } from 'mdast';
import type { Compiled, Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import type { CommandBlock } from '../incident/incident.ts';
import { readLink } from '../knowledge-base/urls.ts';
import type { Document, DocumentSection } from '../markdown/document.ts';
import { placeOfNode } from '../markdown/place.ts';
import { readDefinitions } from '../markdown/parse.ts';
import { inlineText } from '../markdown/text.ts';
import { looksLikePointer } from '../source/looks-like-pointer.ts';
import type { Answer, AnswerTarget, Step } from './runbook.ts';
import { outcomeHeadings } from './schema.ts';

/** A `##` section read as a step or an outcome; its HTML is made later. */
export interface ReadStep {
  readonly step: Omit<Step, 'html'>;
  /** Everything but the list of answers. */
  readonly prose: readonly RootContent[];
  /** Places of the links that lead to steps; `check-graph.ts` looks after them. */
  readonly stepLinks: readonly Place[];
}

export function readStep(document: Document, section: DocumentSection, commands: readonly CommandBlock[]): Compiled<ReadStep> & { readonly value: ReadStep } {
  const outcome = outcomeOf(section.title);
  const list = answerList(document, section, outcome !== undefined);
  const prose = section.nodes.filter((node) => node !== list);
  const answers = list ? readAnswers(document, list) : { value: [], stepLinks: [], diagnostics: [] };
  const own = commands.filter((command) => command.section === section.slug);
  const diagnostics = [...answers.diagnostics];
  if (own[1]) {
    diagnostics.push(diagnostic('runbook/two-commands', own[1].place, { title: section.title, count: own.length }, {
      related: [{ note: 'the first command', place: own[0]!.place }],
    }));
  }
  const step = {
    id: section.slug,
    title: section.title,
    ...(outcome && { outcome }),
    markdown: markdownOf(document, prose),
    ...(own[0] && { command: own[0] }),
    answers: answers.value,
    place: section.place,
  };
  return { value: { step, prose, stepLinks: answers.stepLinks }, diagnostics };
}

function outcomeOf(title: string): Step['outcome'] {
  const word = Object.keys(outcomeHeadings).find((known) => title.startsWith(`${known}:`));
  return word === undefined ? undefined : outcomeHeadings[word as keyof typeof outcomeHeadings];
}

/** The source of `nodes`, a blank line between them; definitions of links are left out, as they show nothing. */
export function markdownOf(document: Document, nodes: readonly RootContent[]): string {
  return nodes
    .filter(({ type }) => type !== 'definition')
    .map(({ position }) => document.text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0))
    .filter((text) => text !== '')
    .join('\n\n');
}

/**
 * A step's last list, if at least one of its items begins with a link that leads on; lists of anything else are prose.
 * At the end of an outcome only links to steps lead on: records to read are no answers there.
 */
function answerList(document: Document, section: DocumentSection, isOutcome: boolean): List | undefined {
  const list = section.nodes.findLast((node) => node.type === 'list');
  const leadsOn = (item: ListItem) => {
    const url = firstLink(document, item)?.url;
    const kind = url === undefined ? undefined : readLink(document.file, url).kind;
    return isOutcome ? kind === 'here' : kind !== undefined && kind !== 'external';
  };
  return list?.children.some(leadsOn) ? list : undefined;
}

interface FirstLink {
  readonly url: string;
  readonly label: string;
  readonly place: Place;
  /** What stands behind it in the same paragraph. */
  readonly rest: readonly RootContent[];
}

function firstLink(document: Document, item: ListItem): FirstLink | undefined {
  const [paragraph] = item.children;
  const [link, ...rest] = paragraph?.type === 'paragraph' ? paragraph.children : [];
  if (link?.type !== 'link' && link?.type !== 'linkReference') return undefined;
  const url = link.type === 'link' ? link.url : readDefinitions(document.tree).get(link.identifier)?.url;
  return url === undefined ? undefined : { url, label: inlineText(link), place: placeOfNode(document.file, link), rest };
}

interface ReadAnswers {
  readonly value: readonly Answer[];
  readonly stepLinks: readonly Place[];
  readonly diagnostics: readonly Diagnostic[];
}

function readAnswers(document: Document, list: List): ReadAnswers {
  const value: Answer[] = [];
  const stepLinks: Place[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const item of list.children) {
    const place = placeOfNode(document.file, item);
    const link = firstLink(document, item);
    if (!link) {
      diagnostics.push(diagnostic('runbook/answer-without-link', place, { text: shorten(inlineText(item)) }));
      continue;
    }
    const { url, label, rest } = link;
    const target = targetOf(document, url);
    if (!target) {
      diagnostics.push(diagnostic('runbook/answer-leads-outside', place, { label, url }));
      continue;
    }
    if (target.kind === 'step') stepLinks.push(link.place);
    const note = [inlineText(rest), ...item.children.slice(1).map((node) => inlineText(node))].join(' ').trim();
    value.push({
      label,
      note: note.replace(/^[—–:-]+\s*/, ''),
      selectors: rest.flatMap((node) => (node.type === 'inlineCode' && !looksLikePointer(node.value) ? [node.value.replaceAll('\n', ' ')] : [])),
      target,
      place,
    });
  }
  return { value, stepLinks, diagnostics };
}

function targetOf(document: Document, url: string): AnswerTarget | undefined {
  const target = readLink(document.file, url);
  switch (target.kind) {
    case 'here': return { kind: 'step', step: target.anchor };
    case 'incident': return { kind: 'incident', incident: target.id, ...(target.anchor && { anchor: target.anchor }) };
    case 'runbook':
      if (target.id === document.id && target.anchor) return { kind: 'step', step: target.anchor };
      return { kind: 'runbook', runbook: target.id, ...(target.anchor && { step: target.anchor }) };
    default: return undefined;
  }
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
