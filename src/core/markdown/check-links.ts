import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { readLink } from '../knowledge-base/urls.ts';
import type { Document, DocumentLink } from './document.ts';
import { schemeOf } from './safe-url.ts';

export function checkLinks(links: readonly DocumentLink[]): Diagnostic[] {
  return links.flatMap(({ url, text, place }) => {
    const scheme = schemeOf(url);
    const found: Diagnostic[] = [];
    if (scheme !== undefined && scheme !== 'https') found.push(diagnostic('document/unsafe-link', place, { url: shown(url), scheme }));
    if (text.trim() === '') found.push(diagnostic('document/link-without-text', place, { url: shown(url) }));
    return found;
  });
}

/** A site for machines without network cannot show a picture from elsewhere. */
export function checkImages(document: Pick<Document, 'file'>, images: readonly DocumentLink[]): Diagnostic[] {
  return images.flatMap(({ url, text, place }) => {
    const found: Diagnostic[] = [];
    if (text === '') found.push(diagnostic('document/image-without-text', place, { url: shown(url) }));
    if (readLink(document.file, url).kind !== 'file') found.push(diagnostic('document/image-elsewhere', place, { url: shown(url) }));
    return found;
  });
}

const shown = (url: string): string => (url.length > 60 ? `${url.slice(0, 59)}…` : url);
