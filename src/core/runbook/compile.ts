import type { Compiled, Diagnostic, Place, SourceFile } from '../diagnostics/diagnostic.ts';
import { compileCommands } from '../incident/compile-commands.ts';
import type { CompileContext } from '../markdown/context.ts';
import type { Document } from '../markdown/document.ts';
import { drawDiagrams } from '../markdown/draw-diagrams.ts';
import { compileFrontMatter } from '../markdown/front-matter.ts';
import { htmlRenderer } from '../markdown/html.ts';
import { parseDocument } from '../markdown/parse.ts';
import { compilePointers } from '../markdown/pointers.ts';
import { checkDocument } from './check-document.ts';
import { checkGraph } from './check-graph.ts';
import { checkSelectors } from './check-selectors.ts';
import { graphOf } from './graph.ts';
import { markdownOf, readStep } from './read-step.ts';
import type { Runbook, Step } from './runbook.ts';
import { runbookFrontMatter } from './schema.ts';

/**
 * Compiles one runbook. Never throws on content; all mistakes come in one run. There is a value, though perhaps not a walkable
 * one, as soon as the front matter is valid and there is a step.
 */
export async function compileRunbook(file: SourceFile, context: CompileContext): Promise<Compiled<Runbook>> {
  const parsed = parseDocument(file);
  const document = parsed.value;
  if (!document) return { diagnostics: parsed.diagnostics };

  const commands = compileCommands(document);
  const blocks = [...commands.value.values()];
  const pointers = compilePointers(document.codeSpans);
  const drawn = await drawDiagrams(document, context);
  const toHtml = htmlRenderer(document, { pointers: context.pointers, commands: commands.value, drawings: drawn.drawings });
  const read = document.sections.map((section) => readStep(document, section, blocks));
  const steps: Step[] = read.map(({ value: { step, prose } }) => ({ ...step, html: toHtml(prose) }));

  const written = document.frontMatter ? compileFrontMatter(document.frontMatter, runbookFrontMatter) : { diagnostics: [] };
  const start = startOf(document) ?? steps[0]?.id ?? '';
  const startPlace = document.frontMatter?.placeOfValue(['start']) ?? { file: file.path, line: 1, column: 1 };
  const diagnostics: Diagnostic[] = [
    ...parsed.diagnostics,
    ...written.diagnostics,
    ...commands.diagnostics,
    ...pointers.diagnostics,
    ...drawn.diagnostics,
    ...checkDocument(document, blocks),
    ...read.flatMap((step) => step.diagnostics),
    ...checkGraph(graphOf(start, steps), startPlace),
    ...steps.flatMap(checkSelectors),
  ];
  if (!written.value || steps.length === 0) return { diagnostics };

  const inTree = new Set(read.flatMap(({ value }) => value.stepLinks).map(positionOf));
  const value: Runbook = {
    ...written.value,
    id: document.id,
    file: file.path,
    introductionHtml: toHtml(document.introduction),
    introduction: markdownOf(document, document.introduction),
    start,
    steps,
    pointers: pointers.value,
    links: [...document.links, ...document.images].filter((link) => !inTree.has(positionOf(link.place))),
    places: placesOf(document),
  };
  return { value, diagnostics };
}

const positionOf = ({ line, column }: Place): string => `${line}:${column}`;

/** As written, also where another field is wrong. */
function startOf(document: Document): string | undefined {
  const fields = document.frontMatter?.value;
  const start = typeof fields === 'object' && fields !== null && 'start' in fields ? fields.start : undefined;
  return typeof start === 'string' ? start : undefined;
}

/** Place of each front matter key. */
function placesOf(document: Document): Record<string, Place> {
  const yaml = document.frontMatter;
  if (!yaml || typeof yaml.value !== 'object' || yaml.value === null) return {};
  return Object.fromEntries(Object.keys(yaml.value).map((key) => [key, yaml.placeOfKey([key])]));
}
