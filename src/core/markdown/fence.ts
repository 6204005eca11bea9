import type { Code } from 'mdast';
import type { Compiled, Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/make.ts';
import type { Fence, FenceOption, FenceWord } from './document.ts';

/** Where a code block stands: its file, the file's lines, the slug of its section. */
export interface FenceSurroundings {
  readonly file: string;
  readonly lines: readonly string[];
  readonly section: string;
}

/** Reads a code block with its info string from the file's own lines, so that every word has its column. */
export function readFence(node: Code, { file, lines, section }: FenceSurroundings): Compiled<Fence> & { readonly value: Fence } {
  const { line: startLine, column: startColumn } = node.position!.start;
  const endLine = node.position!.end.line;
  const openingLine = lines[startLine - 1] ?? '';
  const marks = /^(?:`{3,}|~{3,})/.exec(openingLine.slice(startColumn - 1))?.[0];
  const firstLine = marks ? startLine + 1 : startLine;
  const columns = node.value.split('\n').map((content, index) =>
    Math.max(1, (lines[firstLine - 1 + index] ?? '').length - content.length + 1));

  const span = (start: number, end: number): Place => ({ file, line: startLine, column: start + 1, endLine: startLine, endColumn: end + 1 });
  const place = span(startColumn - 1, openingLine.trimEnd().length);
  const info = marks ? readInfo(openingLine, startColumn - 1 + marks.length, span) : emptyInfo;
  const diagnostics = [...info.diagnostics];
  const next = marks ? node.value.split('\n').findIndex((line) => opensFence(line, marks)) : -1;
  if (marks && (next >= 0 || !isClosed(lines[endLine - 1] ?? '', marks, endLine > startLine))) {
    diagnostics.push(diagnostic('fence/unclosed', place, { marks, lastLine: endLine, ...(next >= 0 && { next: firstLine + next }) }));
  }
  const { language, words, options } = info;
  return { value: { node, language, words, options, text: node.value, section, place, firstLine, columns }, diagnostics };
}

interface Info {
  readonly language: string;
  readonly words: readonly FenceWord[];
  readonly options: readonly FenceOption[];
  readonly diagnostics: readonly Diagnostic[];
}

const emptyInfo: Info = { language: '', words: [], options: [], diagnostics: [] };

/** Language, words and `key="value"` options of the info string that begins at offset `at` of its line. */
function readInfo(line: string, at: number, span: (start: number, end: number) => Place): Info {
  const words: FenceWord[] = [];
  const options: FenceOption[] = [];
  const diagnostics: Diagnostic[] = [];
  const bad = (start: number, end: number, found: string, problem: string) =>
    diagnostics.push(diagnostic('fence/bad-option', span(start, end), { found, problem }));

  for (let token = nextToken(line, at); token; token = nextToken(line, token.end)) {
    const { start, end, text, equals } = token;
    if (text === '=' || text.startsWith('="')) {
      const key = words.length > 1 ? words.pop() : undefined;
      const value = text === '=' ? nextToken(line, end) : token;
      const from = key ? key.place.column - 1 : start;
      token = value?.text.startsWith('"') || text !== '=' ? (value ?? token) : token;
      bad(from, token.end, line.slice(from, token.end), 'has a blank beside the “=”');
      continue;
    }
    if (equals < 0) {
      if (text.includes('"')) bad(start, end, text, 'has a quotation mark but no key');
      else words.push({ text, place: span(start, end) });
      continue;
    }
    const key = text.slice(0, equals);
    const value = text.slice(equals + 1);
    if (key === '') bad(start, end, text, 'has no key before the “=”');
    else if (!value.startsWith('"')) bad(start, end, text, 'has a value without double quotes');
    else if (!token.closed) bad(start, end, text, 'has no closing quotation mark');
    else if (options.some((option) => option.key === key)) bad(start, end, text, 'is given a second time');
    else options.push({ key, value: value.slice(1, -1).replaceAll('\\"', '"'), place: span(start, end) });
  }
  const language = words.shift()?.text ?? '';
  return { language, words, options, diagnostics };
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Offset of the first `=` outside quotes, -1 without one. */
  readonly equals: number;
  /** False when a quotation mark is left open. */
  readonly closed: boolean;
}

/** The next run of non-blanks, where blanks inside double quotes count as part of it. */
function nextToken(line: string, from: number): Token | undefined {
  let start = from;
  while (start < line.length && isBlank(line[start]!)) start++;
  if (start >= line.length) return undefined;
  let equals = -1;
  let quoted = false;
  let end = start;
  for (; end < line.length && (quoted || !isBlank(line[end]!)); end++) {
    const character = line[end]!;
    if (character === '\\' && quoted && line[end + 1] === '"') end++;
    else if (character === '"') quoted = !quoted;
    else if (character === '=' && !quoted && equals < 0) equals = end - start;
  }
  const text = line.slice(start, end);
  return { start, end, text, equals, closed: !quoted && text.length > equals + 2 && text.endsWith('"') };
}

const isBlank = (character: string): boolean => character === ' ' || character === '\t';

/** Markdown lets an open fence run to the end of the file and swallow every section below it. */
function isClosed(lastLine: string, marks: string, hasSecondLine: boolean): boolean {
  const closing = lastLine.trimEnd();
  const run = closing.length - trimMarks(closing, marks[0]!).length;
  return hasSecondLine && run >= marks.length && /^[\s>]*$/.test(trimMarks(closing, marks[0]!));
}

/** Whether a line inside a fence looks like the opening line of another, which the marks of this one let pass as text. */
function opensFence(line: string, marks: string): boolean {
  const opening = /^ {0,3}(`{3,}|~{3,})[a-z]/.exec(line)?.[1];
  return opening !== undefined && opening[0] === marks[0] && opening.length >= marks.length;
}

function trimMarks(text: string, mark: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === mark) end--;
  return text.slice(0, end);
}
