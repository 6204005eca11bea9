import type { Schema } from 'hast-util-sanitize';

/**
 * All that content can put on a page. No `style`, no event handler, no form, no embedded document.
 * Ids come from headings and command numbers only, so nothing needs a prefix.
 */
export const htmlSchema: Schema = {
  tagNames: [
    'a', 'blockquote', 'br', 'code', 'del', 'div', 'em', 'figcaption', 'details', 'summary', 'figure', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'img', 'li', 'ol',
    'p', 'pre', 'span', 'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul', 'var',
  ],
  attributes: {
    a: ['href', 'title', ['className', 'pointer'], ['rel', 'noreferrer'], 'dataState'],
    code: [['className', /^language-[a-z0-9-]+$/]],
    details: [['className', 'pastes']],
    div: [['className', 'table'], ['role', 'group'], ['tabIndex', 0], 'ariaLabel'],
    figure: [['className', 'command', /^command--(?:read-only|changes|destroys)$/, 'output', 'log', /^log--(?:signature|sample|not)$/, 'code'], ['id', /^command-\d+$/], 'dataClass', 'dataDiagram'],
    h1: ['id'], h2: ['id'], h3: ['id'], h4: ['id'], h5: ['id'], h6: ['id'],
    img: ['src', 'alt', 'title'],
    ol: ['start'],
    pre: [['tabIndex', 0]],
    span: [['className', 'class', 'title', 'reason', 'holds', 'state', 'task', 'version']],
    td: [['className', /^align-(?:left|center|right)$/]],
    th: [['className', /^align-(?:left|center|right)$/], ['scope', 'col']],
  },
  protocols: { href: ['https'], src: ['https'] },
  strip: ['script'],
  clobber: [],
};
