import { byText } from '../order.ts';
import type { BackLink } from './knowledge-base.ts';
import type { KnowledgeBaseParts } from './link.ts';
import { readLink, type LinkTarget } from './urls.ts';

/** Who points at a record (`incident:<id>`), a runbook (`runbook:<id>`) or a stage (`stage:<daemon>/<stage>`). */
export function backLinks(parts: KnowledgeBaseParts): Record<string, BackLink[]> {
  const found = new Map<string, Map<string, BackLink>>();
  const add = (target: string, link: BackLink) => {
    const links = found.get(target) ?? new Map<string, BackLink>();
    // A page that links twice is named once, with its first place.
    const source = `${link.kind}:${link.id}`;
    if (target !== source && !links.has(source)) links.set(source, link);
    found.set(target, links);
  };

  for (const record of parts.incidents) {
    for (const link of record.links) {
      const target = keyOf(readLink(record.file, link.url));
      if (target) add(target, { kind: 'incident', id: record.id, anchor: link.section, title: record.title });
    }
    if (record.stage) add(`stage:${record.stage}`, { kind: 'incident', id: record.id, anchor: '', title: record.title });
  }
  for (const runbook of parts.runbooks) {
    for (const link of runbook.links) {
      const target = keyOf(readLink(runbook.file, link.url));
      if (target) add(target, { kind: 'runbook', id: runbook.id, anchor: link.section, title: runbook.title });
    }
  }

  const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => byText(a, b);
  return Object.fromEntries([...found].sort(byKey).map(([target, links]) => [target, [...links].sort(byKey).map(([, link]) => link)]));
}

function keyOf(target: LinkTarget): string | undefined {
  switch (target.kind) {
    case 'incident': return `incident:${target.id}`;
    case 'runbook': return `runbook:${target.id}`;
    case 'startup': return target.anchor && `stage:${target.daemon}/${target.anchor}`;
    default: return undefined;
  }
}
