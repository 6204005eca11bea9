import { schemeOf } from '../markdown/safe-url.ts';

/** Whether `href` may stand on a page: relative, a fragment, or http(s). Browsers read `\` as `/`, so it is refused. */
export function isSafeLink(href: string): boolean {
  const scheme = schemeOf(href);
  return href.trim() !== '' && !href.includes('\\') && (scheme === undefined || scheme === 'https' || scheme === 'http');
}
