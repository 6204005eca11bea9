import { readContentPath, type ContentPath } from './content-path.ts';

/** Addresses of pages, as paths from the site's root. Every content page lies exactly one folder deep. */

export const incidentUrl = (id: string, anchor?: string): string => withAnchor(`incidents/${id}.html`, anchor);

export const runbookUrl = (id: string, step?: string): string => withAnchor(`runbooks/${id}.html`, step);

export const startupUrl = (daemon: string, version: string, stage?: string): string =>
  withAnchor(`startup/${daemon}-${version}.html`, stage);

/** One stage through all versions of its daemon. */
export const stageUrl = (daemon: string, stage: string, anchor?: string): string => withAnchor(`stages/${daemon}-${stage}.html`, anchor);

/** Two versions side by side; the anchor is a stage. */
export const comparisonUrl = (daemon: string, from: string, to: string, stage?: string): string =>
  withAnchor(`compare/${daemon}-${from}...${to}.html`, stage);

/** All versions of a daemon in one picture. */
export const versionsUrl = (daemon: string): string => `versions/${daemon}.html`;

/** @param code e.g. `incident/unknown-section` */
export const diagnosticUrl = (code: string): string => `diagnostics/${code.replace('/', '-')}.html`;

function withAnchor(path: string, anchor: string | undefined): string {
  return anchor ? `${path}#${anchor}` : path;
}

/** What a link in a content file leads to. */
export type LinkTarget =
  | { readonly kind: 'external'; readonly url: string }
  | { readonly kind: 'here'; readonly anchor: string }
  | (Exclude<ContentPath, { kind: 'healthy' }> & { readonly anchor?: string })
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'outside'; readonly path: string };

/**
 * Reads a link as a Markdown viewer would, relative to the file that holds it.
 *
 * @param fromFile path from the project root, e.g. `content/incidents/x.md`
 * @returns `file` for files in `public/`, `outside` for a path that is no content
 */
export function readLink(fromFile: string, url: string): LinkTarget {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith('//')) return { kind: 'external', url };
  const hash = url.indexOf('#');
  const path = hash < 0 ? url : url.slice(0, hash);
  const anchor = hash < 0 ? {} : { anchor: decode(url.slice(hash + 1)) };
  if (path === '') return { kind: 'here', anchor: anchor.anchor ?? '' };

  const target = resolvePath(fromFile, decode(path));
  const content = readContentPath(target);
  // A healthy log has no page.
  if (content && content.kind !== 'healthy') return { ...content, ...anchor };
  const file = /^public\/(.+)$/.exec(target);
  if (file) return { kind: 'file', path: file[1]! };
  return { kind: 'outside', path: target };
}

/** The address to print on a content page; `undefined` where the link leads to nothing on the site. */
export function hrefOf(target: LinkTarget): string | undefined {
  switch (target.kind) {
    case 'external': return target.url;
    case 'here': return `#${target.anchor}`;
    case 'incident': return `../${incidentUrl(target.id, target.anchor)}`;
    case 'runbook': return `../${runbookUrl(target.id, target.anchor)}`;
    case 'startup': return `../${startupUrl(target.daemon, target.version, target.anchor)}`;
    case 'file': return `../${target.path}`;
    case 'outside': return undefined;
  }
}

/** `readLink` and `hrefOf` in one: the address to print, for a link in a content file. */
export function resolveContentLink(fromFile: string, url: string): string | undefined {
  return hrefOf(readLink(fromFile, url));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function resolvePath(fromFile: string, path: string): string {
  const parts = path.startsWith('/') ? [] : fromFile.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.length > 0 && parts[parts.length - 1] !== '..' ? parts.pop() : parts.push('..');
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
