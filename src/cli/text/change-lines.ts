import type { ChangeLine } from '../../core/startup/describe-change.ts';
import { inlineRuns, wrapRuns } from './inline.ts';
import type { HtmlNode } from './html-tree.ts';
import { narrower, type Style } from './style.ts';

const signs = { new: '+', gone: '-', changed: '~' } as const;

/** What changed, a line each, with a sign that a diff would have. */
export function changeLines(lines: readonly ChangeLine[], style: Style): string[] {
  const looks = { new: style.green, gone: style.red, changed: style.yellow };
  return lines.flatMap(({ sign, pieces }) => {
    const nodes = pieces.map(({ text, code }): HtmlNode => (code ? { tag: 'code', attributes: {}, children: [text] } : text));
    return wrapRuns(inlineRuns(nodes, style), narrower(style, 2).width).map((line, index) => `${index === 0 ? looks[sign](signs[sign]) : ' '} ${line}`);
  });
}
