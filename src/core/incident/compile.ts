import type { Compiled, Diagnostic, SourceFile } from '../diagnostics/diagnostic.ts';
import type { CompileContext } from '../markdown/context.ts';
import type { Document } from '../markdown/document.ts';
import { drawDiagrams } from '../markdown/draw-diagrams.ts';
import { htmlRenderer, type HtmlParts } from '../markdown/html.ts';
import { parseDocument } from '../markdown/parse.ts';
import { toText } from '../markdown/text.ts';
import { checkCommands } from './check-commands.ts';
import { checkSections } from './check-sections.ts';
import { compileCommands } from './compile-commands.ts';
import { compileFields } from './compile-fields.ts';
import { compileRecordPointers } from './compile-pointers.ts';
import { compileLogs } from './compile-signatures.ts';
import type { CommandBlock, IncidentRecord, Section } from './incident.ts';

/**
 * Compiles one incident record. Never throws on content; all mistakes of the file come in one run.
 * There is a value as soon as the front matter is valid, so that links and samples can be checked even where sections are wrong.
 */
export async function compileIncident(file: SourceFile, context: CompileContext): Promise<Compiled<IncidentRecord>> {
  const parsed = parseDocument(file);
  const document = parsed.value;
  if (!document) return { diagnostics: parsed.diagnostics };

  const fields = compileFields(document);
  const commands = compileCommands(document);
  const blocks = [...commands.value.values()];
  const logs = compileLogs(document);
  const pointers = compileRecordPointers(document);
  const drawn = await drawDiagrams(document, context);
  const diagnostics: Diagnostic[] = [
    ...parsed.diagnostics,
    ...fields.diagnostics,
    ...checkSections(document),
    ...commands.diagnostics,
    ...checkCommands(document, blocks),
    ...logs.diagnostics,
    ...pointers.diagnostics,
    ...drawn.diagnostics,
  ];
  if (!fields.value) return { diagnostics };

  const value: IncidentRecord = {
    ...fields.value.frontMatter,
    id: document.id,
    file: file.path,
    sections: compileSections(document, { pointers: context.pointers, commands: commands.value, drawings: drawn.drawings }),
    signatures: logs.value.signatures,
    samples: logs.value.samples,
    commands: blocks,
    pointers: pointers.value,
    links: [...document.links, ...document.images],
    anchors: anchorsOf(document, blocks),
    places: fields.value.places,
  };
  return { value, diagnostics };
}

function compileSections(document: Document, parts: HtmlParts): Section[] {
  const toHtml = htmlRenderer(document, parts);
  return document.sections.map(({ slug, title, nodes, headings, place }) => ({
    slug,
    title,
    html: toHtml(nodes),
    text: toText(nodes),
    headings: headings.map((heading) => ({ depth: heading.depth, slug: heading.slug, title: heading.title })),
    place,
  }));
}

function anchorsOf(document: Document, commands: readonly CommandBlock[]): string[] {
  return [...document.headings.map((heading) => heading.slug), ...commands.map((command) => command.anchor)];
}
