/**
 * The characters that a mermaid label stands for: `<br>` and `\n` are line feeds, `#quot;` and `&lt;` their
 * characters, pairs of formatting marks are dropped, and everything else, `<pid>` too, is itself.
 */
export function plainText(raw: string, markdown = false): string {
  let text = raw.replace(/<\/?br\s{0,3}\/?>|\\n/gi, '\n');
  for (const tag of formattingTags) text = dropPairs(text, tag);
  if (markdown) text = dropEmphasis(text);
  return decodeEntities(text).trim();
}

const formattingTags = ['b', 'i', 'u', 'em', 'strong', 'small', 'sub', 'sup'] as const;

/** Only where both tags stand: a lone `<i>` is a placeholder of the author's. */
function dropPairs(text: string, tag: string): string {
  const [start, end] = [`<${tag}>`, `</${tag}>`];
  return text.includes(start) && text.includes(end) ? text.replaceAll(start, '').replaceAll(end, '') : text;
}

function dropEmphasis(text: string): string {
  return text.replace(/\*\*|__/g, '').replace(/(?<![\w*])[*_](\S[^*_\n]{0,400})[*_](?![\w*])/g, '$1');
}

/** Mermaid writes `#35;` as `ﬂ°°35¶ß` and `#quot;` as `ﬂ°quot¶ß` before it parses. One pass, so that nothing is decoded twice. */
function decodeEntities(text: string): string {
  return text.replace(/(?:ﬂ°°\+?|&#)(\d{1,9})(?:¶ß|;)|ﬂ°(\w{1,40})¶ß|&(\w{1,10});/g, (whole, code?: string, name?: string, html?: string) => {
    if (code !== undefined) return fromCode(Number(code)) ?? whole;
    if (name !== undefined) return named[name] ?? fromHex(name) ?? `#${name};`;
    return named[html!] ?? whole;
  });
}

function fromHex(name: string): string | undefined {
  return /^x[0-9a-f]{1,6}$/i.test(name) ? fromCode(Number.parseInt(name.slice(1), 16)) : undefined;
}

function fromCode(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** The entities that people write in labels. */
const named: Readonly<Record<string, string>> = Object.assign(Object.create(null) as Record<string, string>, {
  quot: '"', amp: '&', lt: '<', gt: '>', apos: "'", nbsp: '\u00a0', lpar: '(', rpar: ')', lbrack: '[', rbrack: ']',
  lsqb: '[', rsqb: ']', lbrace: '{', rbrace: '}', lcub: '{', rcub: '}', semi: ';', colon: ':', num: '#', equals: '=',
  vert: '|', verbar: '|', percnt: '%', grave: '`', bsol: '\\', sol: '/', ne: '≠', le: '≤', ge: '≥', plusmn: '±',
  rarr: '→', larr: '←', uarr: '↑', darr: '↓', harr: '↔', hellip: '…', ndash: '–', mdash: '—', bull: '•', deg: '°',
  times: '×', divide: '÷', infin: '∞', check: '✓', cross: '✗', copy: '©', micro: 'µ', middot: '·', laquo: '«',
  raquo: '»', ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', hearts: '♥',
});
