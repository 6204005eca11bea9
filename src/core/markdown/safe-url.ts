/**
 * The scheme that a browser would see in `url`, lower case; `//` for an address that leaves out only the scheme; `undefined`
 * for a relative one. Browsers drop control characters and blanks before they look for the colon, so this does too.
 */
export function schemeOf(url: string): string | undefined {
  const bare = url.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202e\ufeff]/g, '');
  if (/^[/\\]{2}/.test(bare)) return '//';
  return /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1]?.toLowerCase();
}
