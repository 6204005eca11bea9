import type { Mistake } from '../../diagnostics/codes/diagram.ts';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts';
import { diagnostic } from '../../diagnostics/make.ts';
import { tooLarge } from '../limits.ts';
import type { DiagramKind, Prepared } from './prepare.ts';
import { placeIn, placeOfWord } from './source-lines.ts';

/** What mermaid's generated parsers attach to their errors. Lines count from 1, columns from 0. */
interface Hash {
  readonly text?: unknown;
  readonly token?: unknown;
  readonly loc?: { readonly first_line: number; readonly first_column: number; readonly last_line: number; readonly last_column: number };
  readonly expected?: readonly string[];
  readonly line?: number | string;
}

/** Mermaid's error as a diagnostic at the line that it is about. */
export function syntaxDiagnostic(error: unknown, prepared: Prepared & { readonly kind: DiagramKind }, source: string, first: Place): Diagnostic {
  const { hash } = error as { hash?: Hash };
  const message = String((error as Error | undefined)?.message ?? error).split('\n')[0]!.trim();
  const { kind } = prepared;
  const word = kind === 'flowchart' ? 'flowchart' : 'sequence diagram';
  if (!hash) return unplaced(message, word, source, first);
  if (hash.expected?.[0] === "'ACTIVE_PARTICIPANT'") {
    const participant = /\((.*)\)$/.exec(message)?.[1] ?? '';
    return diagnostic('diagram/syntax', placeOfWord(source, first, participant, 'deactivate'), { kind: word, mistake: 'inactive', found: participant });
  }
  const met = locate(hash, prepared.text);
  const mistake = mistakeOf(hash, prepared, met);
  const where = beginningOf(mistake, met, hash, prepared.text);
  const place = placeIn(first, where.line + prepared.skipped, where.column, where.found.length);
  return diagnostic('diagram/syntax', place, { kind: word, mistake, ...(where.found !== '' && { found: where.found }) });
}

/** Errors of the databases carry no place, but name the word that they are about, in brackets or at the end. */
function unplaced(message: string, kind: string, source: string, first: Place): Diagnostic {
  const edges = /^Edge limit exceeded\. (\d+)/.exec(message)?.[1];
  const excess = edges && tooLarge([['edges', Number(edges) + 1]], first);
  if (excess) return excess;
  if (/linkStyle|\(setting 'style'\)/.test(message)) {
    return diagnostic('diagram/syntax', placeOfWord(source, first, 'linkStyle'), { kind, mistake: 'link-style' });
  }
  const twice = /^A same participant .{0,40}: (.*) can't be in /.exec(message)?.[1];
  if (twice !== undefined) return diagnostic('diagram/syntax', placeOfWord(source, first, twice), { kind, mistake: 'two-boxes', found: twice });
  const word = /No such shape: (.{1,200}?)\.?$/.exec(message)?.[1] ?? /\(([^()]{1,200})\)/.exec(message)?.[1] ?? '';
  return diagnostic('diagram/syntax', placeOfWord(source, first, word), { kind, mistake: 'other', reason: message });
}

interface Where {
  readonly line: number;
  readonly column: number;
  readonly found: string;
}

/** The token that did not fit: the first text after the last token that did. */
function locate(hash: Hash, text: string): Where {
  const lines = text.split('\n');
  const lastText = Math.max(lines.findLastIndex((content) => content.trim() !== ''), 0);
  const found = typeof hash.text === 'string' ? hash.text.trim().split('\n')[0]!.trim() : '';
  let line = Math.min(Math.max((hash.loc?.last_line ?? 1) - 1, 0), lines.length - 1);
  let column = hash.loc?.last_column ?? 0;
  if (found === '') {
    line = Math.min(line, lastText);
    return { line, column: lines[line]!.trimEnd().length, found };
  }
  while (line < lastText && lines[line]!.slice(column).trim() === '') [line, column] = [line + 1, 0];
  const at = lines[line]!.indexOf(found, column);
  return at < 0 ? { line, column: lines[line]!.trimEnd().length, found: '' } : { line, column: at, found };
}

/** For what was opened and never closed, the line on which it was opened. */
function beginningOf(mistake: Mistake, met: Where, hash: Hash, text: string): Where {
  const lines = text.split('\n');
  if (mistake === 'open-quote') {
    const line = lines.findIndex((content) => quotes(content) % 2 === 1);
    if (line >= 0) return { line, column: lines[line]!.lastIndexOf('"'), found: '"' };
  }
  if (mistake === 'open-label' && hash.loc) {
    const line = hash.loc.first_line - 1;
    return { line, column: Math.max(hash.loc.first_column - 1, 0), found: '' };
  }
  return met;
}

function mistakeOf(hash: Hash, { text, kind }: Prepared & { readonly kind: DiagramKind }, met: Where): Mistake {
  const token = String(hash.token);
  const expects = new Set((hash.expected ?? []).map((name) => name.replace(/^'|'$/g, '')));
  const atEnd = token === '1' || token === 'EOF';
  if (kind === 'sequence') {
    if (met.found.startsWith(';') || (text.split('\n')[met.line] ?? '').slice(0, met.column).trimEnd().endsWith(';')) return 'semicolon';
    if (expects.has('TXT')) return 'message-text';
    if (expects.has('SOLID_ARROW') && met.found === '') return 'no-arrow';
    return atEnd ? 'open-block' : 'other';
  }
  const content = text.split('\n')[met.line] ?? '';
  if (quotes(text) % 2 === 1 && (atEnd || quotes(content) % 2 === 1)) return 'open-quote';
  if (token.toLowerCase() === 'end') return 'reserved-end';
  if (expects.has('SQE') && expects.has('PE')) {
    if (token === 'STR') return 'quote-in-label';
    return met.found === '' ? 'open-label' : 'unquoted-label';
  }
  if (token === 'STR') return 'quote-in-label';
  if (expects.has('EDGE_TEXT')) return 'open-edge';
  if (expects.has('subgraph') && expects.has('end') && atEnd) return 'open-subgraph';
  if (expects.has('NODE_STRING') && met.found === '') return 'no-target';
  return 'other';
}

function quotes(text: string): number {
  return text.split('"').length - 1;
}
