import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { Document, DocumentSection } from '../markdown/document.ts';
import { placeOfNode } from '../markdown/place.ts';
import { optionalSections, sectionOrder } from './schema.ts';

type SectionTitle = (typeof sectionOrder)[number];

/** What each section is for, as the end of a sentence that begins with "Write" or "Add". */
export const sectionPurposes: Readonly<Record<SectionTitle, string>> = {
  'Symptoms': 'what a person sees, a log signature and a log sample.',
  'Impact': 'what is affected, and what goes on.',
  'Confirm': 'read-only commands that show that it is this failure and no other.',
  'Mitigate': 'what lessens the impact now.',
  'Fix': 'what ends it for good.',
  'Roll back': 'how to get back what was destroyed.',
  'Root cause': 'what the sources prove, what was reproduced, and what is only likely.',
  'Source pointers': 'a list of pointers, each with what it shows.',
  'Escalate': 'to whom to go, and what to attach.',
};

const isKnown = (title: string): title is SectionTitle => (sectionOrder as readonly string[]).includes(title);

/** Which sections there are, and in which order. */
export function checkSections(document: Document): Diagnostic[] {
  const { sections } = document;
  const unknown = sections.filter((section) => !isKnown(section.title));
  const known = sections.filter((section) => isKnown(section.title));
  const suggestions = new Map(unknown.map((section) => [section, suggest(section.title, sectionOrder)]));
  const meant = new Set([...suggestions.values()].filter((title) => title !== undefined));
  return [
    ...textBeforeSections(document),
    ...unknown.map((section) => unknownSection(section, suggestions.get(section))),
    ...duplicates(known),
    ...outOfOrder(known),
    ...missing(document, known, meant),
    ...known.flatMap(emptySection),
  ];
}

function textBeforeSections(document: Document): Diagnostic[] {
  const first = document.introduction.find((node) => node.type !== 'definition' && node.type !== 'html' && node.type !== 'heading');
  const section = document.sections[0];
  if (!first || !section || !document.frontMatter) return [];
  return [diagnostic('incident/text-before-sections', placeOfNode(document.file, first), { first: section.title })];
}

function unknownSection({ title, place }: DocumentSection, suggestion: string | undefined): Diagnostic {
  return diagnostic('incident/unknown-section', place, { found: title, expected: sectionOrder, ...(suggestion && { suggestion }) });
}

function duplicates(known: readonly DocumentSection[]): Diagnostic[] {
  return known.flatMap((section, index) => {
    const first = known.findIndex((other) => other.title === section.title);
    if (first === index) return [];
    return [diagnostic('incident/duplicate-section', section.place, { section: section.title }, {
      related: [{ note: 'the first one', place: known[first]!.place }],
    })];
  });
}

const rankOf = (section: DocumentSection): number => (sectionOrder as readonly string[]).indexOf(section.title);

/** One diagnostic for each section that stands after one that should follow it. */
function outOfOrder(known: readonly DocumentSection[]): Diagnostic[] {
  return known.flatMap((section, index) => {
    const later = known.slice(0, index).filter((other) => rankOf(other) > rankOf(section));
    const before = later.reduce<DocumentSection | undefined>((least, other) => (least && rankOf(least) <= rankOf(other) ? least : other), undefined);
    if (!before || known.slice(0, index).some((other) => other.title === section.title)) return [];
    return [diagnostic('incident/section-order', section.place, { section: section.title, before: before.title, expected: sectionOrder }, {
      related: [{ note: `“${before.title}” stands here`, place: before.place }],
    })];
  });
}

function missing(document: Document, known: readonly DocumentSection[], meant: ReadonlySet<string>): Diagnostic[] {
  const required = sectionOrder.filter((title) => !optionalSections.includes(title));
  return required.flatMap((title) => {
    if (meant.has(title) || known.some((section) => section.title === title) || isSwallowed(document, title)) return [];
    const next = known.find((section) => rankOf(section) > sectionOrder.indexOf(title));
    return [diagnostic('incident/missing-section', next?.place ?? endOf(document), {
      section: title, purpose: sectionPurposes[title], ...(next && { before: next.title }),
    })];
  });
}

/** It stands inside a fence that somebody forgot to close, which was reported. */
function isSwallowed({ fences }: Document, title: string): boolean {
  return fences.some((fence) => fence.text.split('\n').includes(`## ${title}`));
}

function endOf({ file, lines }: Document): Place {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return { file, line: last + 1 || 1, column: (lines[last] ?? '').length + 1 };
}

function emptySection(section: DocumentSection): Diagnostic[] {
  const { title } = section;
  const isEmpty = section.nodes.every((node) => node.type === 'definition' || node.type === 'html' || node.type === 'thematicBreak');
  if (!isEmpty || !isKnown(title) || title === 'Symptoms' || title === 'Source pointers') return [];
  return [diagnostic('incident/empty-section', section.place, { section: title, purpose: sectionPurposes[title] })];
}
