import type { Excerpt, Excerpter } from '../core/signature/excerpt.ts';
import type { Explanation } from '../core/signature/explain.ts';
import type { Judgement } from '../core/signature/judge.ts';
import type { Finder } from '../core/signature/match.ts';
import type { Match, MatchedLine } from '../core/signature/signature.ts';
import type { Pieces } from '../node/read-pieces.ts';
import { describeLog, type LogDescription } from '../core/signature/describe-log.ts';
import { pasteLines } from '../core/signature/split-entries.ts';
import type { Log } from './read-log.ts';

/** A log, read as far as matching it takes. */
export interface Reading {
  /** What the matcher reads: all of a short log, the lines that matter of a long one. */
  readonly text: string;
  /** The lines of `text`, each at its place in the log; the others are missing. */
  readonly lines: readonly string[];
  /** Made when it is first asked for; a log of a known failure need not be described. */
  readonly log: LogDescription;
  /** All of a short log, the first lines of a long one: what daemons say of themselves, a person's paste. */
  readonly beginning: string;
  /** What was found in `text`, by its place in the log. */
  inLog<T extends MatchedLine>(found: T): T;
}

export async function readingOf(log: Log, finder: Finder): Promise<Reading> {
  if (log.kind === 'long') return readLong(log.pieces, finder);
  const { text } = log;
  let description: LogDescription | undefined;
  return {
    text, beginning: text, lines: pasteLines(text), inLog: (found) => found,
    get log() {
      return (description ??= describeLog(text));
    },
  };
}

/** Bytes at the end of a long log that say what kind of log it is, and at its beginning. */
const describedBytes = 128 * 1024;

async function readLong(pieces: Pieces, finder: Finder): Promise<Reading> {
  const excerpter = (await excerpterOf(finder))();
  const tail = new Uint8Array(describedBytes);
  let tailSize = 0;
  let beginning: string | undefined;
  for await (const piece of pieces) {
    beginning ??= new TextDecoder().decode(piece.subarray(0, describedBytes));
    excerpter.add(piece);
    const last = piece.subarray(-describedBytes);
    const keep = Math.min(tailSize, describedBytes - last.length);
    tail.copyWithin(0, tailSize - keep, tailSize);
    tail.set(last, keep);
    tailSize = keep + last.length;
  }
  excerpter.end();
  const ending = new TextDecoder().decode(tail.subarray(0, tailSize));
  let description: LogDescription | undefined;
  return {
    ...readingOfExcerpt(excerpter.excerpt()),
    beginning: beginning ?? '',
    get log() {
      return (description ??= describeEnd(ending.slice(ending.indexOf('\n') + 1), excerpter.lines));
    },
  };
}

/** Prepares signatures for looking through logs of any length. */
export async function excerpterOf(finder: Finder): Promise<() => Excerpter> {
  const { compileExcerpter } = await import('../core/signature/excerpt.ts');
  return compileExcerpter(finder, ({ buffer, byteOffset, length }) => Buffer.from(buffer, byteOffset, length).toString());
}

/** An excerpt by the places of its lines in the log. */
export function readingOfExcerpt({ text, lineNumbers }: Excerpt): Omit<Reading, 'log' | 'beginning'> {
  const lines: string[] = [];
  for (const [index, line] of pasteLines(text).entries()) if (lineNumbers[index] !== 0) lines[lineNumbers[index]! - 1] = line;
  const place = <T extends { readonly line: number }>(span: T): T => ({ ...span, line: lineNumbers[span.line - 1] ?? span.line });
  return { text, lines, inLog: (found) => ({ ...place(found), ...(found.more && { more: found.more.map(place) }) }) };
}

/** A judgement by the places in the log. */
export function judgementInLog({ verdict, candidates, consequences }: Judgement, reading: Pick<Reading, 'inLog'>): Judgement {
  return {
    verdict,
    candidates: candidates.map((candidate) => ({
      ...candidate, matches: candidate.matches.map((match) => matchInLog(match, reading)), agrees: candidate.agrees.map(reading.inLog),
    })),
    consequences: consequences.map((each) => ({ ...each, line: reading.inLog(each.line) })),
  };
}

export const matchInLog = (match: Match, { inLog }: Pick<Reading, 'inLog'>): Match => ({ ...match, lines: match.lines.map(inLog) });

export function explanationInLog(explanation: Explanation, { inLog }: Pick<Reading, 'inLog'>): Explanation {
  return {
    ...explanation,
    conditions: explanation.conditions.map((report) => ({
      ...report,
      places: report.places.map(inLog),
      ...(report.nearest && { nearest: { ...report.nearest, line: inLog({ line: report.nearest.line, start: 1, end: 1, condition: '' }).line } }),
    })),
  };
}

function describeEnd(text: string, lines: number): LogDescription {
  const end = describeLog(text);
  const { worst } = end;
  const before = lines - end.lines;
  return { ...end, lines, described: end.lines, ...(worst && { worst: { ...worst, line: worst.line + before } }) };
}
