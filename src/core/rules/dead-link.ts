import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { ContentLink } from '../incident/incident.ts';
import type { KnowledgeBase } from '../knowledge-base/knowledge-base.ts';
import { readLink, type LinkTarget } from '../knowledge-base/urls.ts';
import type { ContentFiles, Rule } from './rule.ts';

/** Every link inside the content leads to a page, and its anchor to a place on that page. */
export const deadLink: Rule = {
  codes: ['link/dead', 'link/dead-anchor', 'link/missing-file', 'link/outside'],
  check(kb, files) {
    const anchors = anchorsByPage(kb);
    const check = (file: string, link: ContentLink) => checkLink(file, link, anchors, files);
    return [
      ...kb.incidents.flatMap((record) => record.links.flatMap((link) => check(record.file, link))),
      ...kb.runbooks.flatMap((runbook) => runbook.links.flatMap((link) => check(runbook.file, link))),
      ...kb.startupOrders.flatMap((order) => order.links.flatMap((link) => check(order.file, link))),
    ];
  },
};

/** Content file → the anchors of its page. */
type Anchors = ReadonlyMap<string, readonly string[]>;

function anchorsByPage(kb: KnowledgeBase): Anchors {
  return new Map<string, readonly string[]>([
    ...kb.incidents.map((record) => [record.file, record.anchors] as const),
    ...kb.runbooks.map((runbook) => [
      runbook.file,
      runbook.steps.flatMap((step) => (step.command ? [step.id, step.command.anchor] : [step.id])),
    ] as const),
    ...kb.startupOrders.map((order) => [order.file, order.steps.map((step) => step.stage)] as const),
  ]);
}

function checkLink(file: string, link: ContentLink, anchors: Anchors, files: ContentFiles): Diagnostic[] {
  const target = readLink(file, link.url);
  if (target.kind === 'external') return [];
  if (target.kind === 'file') return checkFile(link, `public/${target.path}`, files);
  if (target.kind === 'outside') return [diagnostic('link/outside', link.place, { url: link.url, path: target.path })];

  const page = contentFile(file, target);
  const known = anchors.get(page);
  if (!known) {
    // A file that did not compile has diagnostics of its own.
    if (files.has(page)) return [];
    const kind = nameOfKind(target);
    const suggestion = suggest(page, siblings(page, anchors));
    return [diagnostic('link/dead', link.place, {
      url: link.url, kind, name: shortName(page), ...(suggestion && { suggestion: shortName(suggestion) }),
    })];
  }
  if (!target.anchor || known.includes(target.anchor)) return [];
  const suggestion = suggest(target.anchor, known);
  return [diagnostic('link/dead-anchor', link.place, {
    url: link.url, anchor: target.anchor, known, target: shortName(page), ...(suggestion && { suggestion }),
  })];
}

function checkFile(link: ContentLink, path: string, files: ContentFiles): Diagnostic[] {
  if (files.has(path)) return [];
  const suggestion = suggest(path, [...files].filter((file) => file.startsWith('public/')));
  return [diagnostic('link/missing-file', link.place, { path, ...(suggestion && { suggestion }) })];
}

type PageTarget = Exclude<LinkTarget, { kind: 'external' | 'file' | 'outside' }>;

function contentFile(file: string, target: PageTarget): string {
  switch (target.kind) {
    case 'here': return file;
    case 'incident': return `content/incidents/${target.id}.md`;
    case 'runbook': return `runbooks/${target.id}.md`;
    case 'startup': return `content/startup/${target.daemon}/${target.version}.yaml`;
  }
}

function nameOfKind(target: PageTarget): string {
  return { here: 'page', incident: 'incident', runbook: 'runbook', startup: 'start-up order' }[target.kind];
}

const folder = (file: string): string => file.slice(0, file.lastIndexOf('/'));
const shortName = (file: string): string => file.slice(file.lastIndexOf('/') + 1);
const siblings = (file: string, anchors: Anchors): string[] => [...anchors.keys()].filter((other) => folder(other) === folder(file));
