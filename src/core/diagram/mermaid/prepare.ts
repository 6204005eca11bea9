export type DiagramKind = 'flowchart' | 'sequence';

/** Mermaid text made ready for its parser. */
export interface Prepared {
  readonly kind?: DiagramKind;
  /** The first word, which names the kind; empty when there is no text. */
  readonly word: string;
  readonly text: string;
  /** Lines before the first line of `text`. */
  readonly skipped: number;
}

const kinds: Readonly<Record<string, DiagramKind>> = {
  'flowchart': 'flowchart',
  'flowchart-elk': 'flowchart',
  'graph': 'flowchart',
  'sequenceDiagram': 'sequence',
};

/**
 * Blanks what mermaid itself would cut out (comments, directives) and takes off front matter and empty lines at
 * the top, so that the parser's line numbers lead back to the source.
 */
export function prepareSource(source: string): Prepared {
  const lines = blankDirectives(source.replace(/\r\n?/g, '\n')).split('\n');
  let skipped = 0;
  while (skipped < lines.length && isEmpty(lines[skipped]!)) skipped++;
  if (lines[skipped]?.trim() === '---') {
    const end = lines.findIndex((line, index) => index > skipped && line.trim() === '---');
    if (end > 0) skipped = end + 1;
  }
  while (skipped < lines.length && isEmpty(lines[skipped]!)) skipped++;
  const kept = lines.slice(skipped).map((line) => (isComment(line) ? '' : line));
  const word = /^\s*([^\s;:{}]*)/.exec(kept[0] ?? '')![1]!;
  const kind = Object.hasOwn(kinds, word) ? kinds[word] : undefined;
  return { ...(kind && { kind }), word, text: kept.join('\n'), skipped };
}

function isComment(line: string): boolean {
  return line.trimStart().startsWith('%%');
}

function isEmpty(line: string): boolean {
  return line.trim() === '' || isComment(line);
}

/** `%%{init: …}%%` may span lines; only its line feeds stay. */
function blankDirectives(text: string): string {
  let result = '';
  let from = 0;
  for (;;) {
    const start = text.indexOf('%%{', from);
    const end = start < 0 ? -1 : text.indexOf('}%%', start);
    if (end < 0) return result + text.slice(from);
    result += text.slice(from, start) + text.slice(start, end).replace(/[^\n]/g, '');
    from = end + 3;
  }
}
