import { harmless, textWidth } from '../../core/diagnostics/terminal-text.ts';
import { hasClass, isElement, textOf, type HtmlNode } from './html-tree.ts';
import type { Style } from './style.ts';

/** A run of text in one look. A line break inside it is a break on paper. */
export interface Run {
  readonly text: string;
  readonly look: (text: string) => string;
}

/** Stands for a blank at which no line breaks, and is printed as one, so that a command that is copied works. */
export const unbreakable = '\u00a0';

const plain = (text: string): string => text;

/** Inline content as runs: emphasis by look, code in backticks where there are no colours, links followed by what opens them. */
export function inlineRuns(nodes: readonly HtmlNode[], style: Style, look: Run['look'] = plain): Run[] {
  return nodes.flatMap((node): Run[] => {
    if (!isElement(node)) return [{ text: node.replace(/[ \t\n\r]+/g, ' '), look }];
    const inner = (more: Run['look']) => inlineRuns(node.children, style, (text) => look(more(text)));
    switch (node.tag) {
      case 'strong': case 'b': return inner(style.bold);
      case 'code': return codeRuns(textOf(node.children), style, look);
      case 'del': return [{ text: '(', look }, ...inner(style.dim), { text: ', struck out)', look }];
      case 'span':
        if (hasClass(node, 'state')) return [{ text: `(${textOf(node.children)})`, look: style.yellow }];
        return inner(hasClass(node, 'version') ? style.dim : plain);
      case 'br': return [{ text: '\n', look: plain }];
      case 'img': return [{ text: `[picture: ${node.attributes['alt'] ?? ''}]`, look }];
      case 'a': return linkRuns(node.attributes['href'] ?? '', hasClass(node, 'pointer'), inner(plain), style);
      default: return inner(plain);
    }
  });
}

const codeRuns = (code: string, style: Style, look: Run['look']): Run[] =>
  [style.color ? { text: code, look: (text) => look(style.cyan(text)) } : { text: `\`${code}\``, look }];

function linkRuns(href: string, isPointer: boolean, label: Run[], style: Style): Run[] {
  const target = isPointer ? undefined : linkTarget(href);
  if (target === undefined || target === label.map(({ text }) => text).join('')) return label;
  return [...label, { text: ` (${target})`, look: style.dim }];
}

/** What a reader of a terminal can do with a link: a command for content, the address for the rest, nothing for the same page. */
export function linkTarget(href: string): string | undefined {
  if (href.startsWith('#')) return undefined;
  const content = /^\.\.\/(?:incidents|runbooks|startup)\/([^/#]+)\.html(#.+)?$/.exec(href);
  return content ? `leadline show ${content[1]}${content[2] ?? ''}`.replaceAll(' ', unbreakable) : href;
}

/** Breaks runs at blanks into lines of at most `width` columns; a word that is longer stays whole. */
export function wrapRuns(runs: readonly Run[], width: number): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  const endLine = () => {
    lines.push(line.join(''));
    line = [];
    used = 0;
  };
  for (const word of wordsOf(runs)) {
    if (word === 'break') {
      endLine();
      continue;
    }
    if (used > 0 && used + 1 + word.width > width) endLine();
    line.push(used > 0 ? ' ' : '', word.text);
    used += (used > 0 ? 1 : 0) + word.width;
  }
  if (line.length > 0) endLine();
  return lines;
}

type Word = { readonly text: string; readonly width: number };

/** A word can be made of several runs: `code`, then a full stop. */
function wordsOf(runs: readonly Run[]): (Word | 'break')[] {
  const words: (Word | 'break')[] = [];
  let text = '';
  let width = 0;
  const endWord = () => {
    if (width > 0) words.push({ text, width });
    text = '';
    width = 0;
  };
  for (const run of runs) {
    for (const part of run.text.split(/([ \n])/)) {
      if (part === ' ' || part === '\n') endWord();
      if (part === '\n') words.push('break');
      if (part === ' ' || part === '\n' || part === '') continue;
      const shown = harmless(part).replaceAll(unbreakable, ' ');
      text += run.look(shown);
      width += textWidth(shown);
    }
  }
  endWord();
  return words;
}
