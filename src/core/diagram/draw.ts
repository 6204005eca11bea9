import type { Compiled, Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { DrawContext, Drawing, DrawOptions } from './drawing.ts';
import { drawFlowchart } from './flowchart/draw.ts';
import { tooLargeToParse } from './limits.ts';
import { parseMermaid, type Parsed } from './mermaid/parser.ts';
import { prepareSource, type DiagramKind } from './mermaid/prepare.ts';
import { plainText } from './mermaid/plain-text.ts';
import { placeIn } from './mermaid/source-lines.ts';
import { syntaxDiagnostic } from './mermaid/syntax-error.ts';
import { drawSequence } from './sequence/draw.ts';
import { svgDocument } from './svg/document.ts';

export type { Drawing, DrawOptions } from './drawing.ts';

/**
 * Draws a flowchart or a sequence diagram written in mermaid's language, without a browser.
 * The value is absent when the text is of another kind, cannot be parsed or cannot be laid out; mistakes that leave a
 * picture (no title, a refused link) are reported beside it. Same text and options, same bytes.
 */
export async function drawMermaid(source: string, options: DrawOptions = {}): Promise<Compiled<Drawing>> {
  const context: DrawContext = {
    source,
    place: options.place ?? { file: 'diagram.mmd', line: 1, column: 1 },
    id: (options.id ?? `dg-${checksum(source)}`).replace(/[^\w-]/g, '-'),
    links: options.links ?? 'keep',
    resolveLink: options.resolveLink ?? (() => undefined),
  };
  const failed = (problem: Diagnostic): Compiled<Drawing> => ({ diagnostics: [problem] });

  const excess = tooLargeToParse(source, context.place);
  if (excess) return failed(excess);
  const prepared = prepareSource(source);
  const { kind, word } = prepared;
  const firstLine = placeIn(context.place, prepared.skipped, 0, word.length);
  if (word === '') return failed(diagnostic('diagram/empty', context.place, {}));
  if (kind === undefined) {
    const suggestion = suggest(word, ['flowchart', 'sequenceDiagram', 'graph']);
    return failed(diagnostic('diagram/unsupported-kind', firstLine, { found: word, ...(suggestion !== undefined && { suggestion }) }));
  }
  let parsed: Parsed;
  try {
    parsed = await parseMermaid(prepared.text);
  } catch (error) {
    return failed(syntaxDiagnostic(error, { ...prepared, kind }, source, context.place));
  }
  const { value, diagnostics } = await (kind === 'flowchart' ? drawFlowchart(parsed.database, context) : drawSequence(parsed.database, context));
  if (!value) return { diagnostics };
  const title = oneLine(parsed.title);
  const description = oneLine(parsed.description);
  const { body, outline, ...size } = value;
  const shown = title === '' ? nameOf[kind] : title;
  const svg = svgDocument({ id: context.id, title: shown, description, body, ...size });
  return {
    value: { svg, outline, title: shown, description, width: size.width, height: size.height },
    diagnostics: [...missingText(title, description, kind, firstLine), ...diagnostics],
  };
}

const nameOf: Readonly<Record<DiagramKind, string>> = { flowchart: 'Flowchart', sequence: 'Sequence diagram' };

function missingText(title: string, description: string, kind: DiagramKind, place: Place): Diagnostic[] {
  const missing = [...(title === '' ? ['accTitle'] : []), ...(description === '' ? ['accDescr'] : [])].join(' and no ');
  return missing === '' ? [] : [diagnostic('diagram/no-title', place, { missing, kind: nameOf[kind].toLowerCase() })];
}

function oneLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ');
}

/** FNV-1a, 32 bits; only to tell the ids of two diagrams on a page apart. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}
