import { rarestOf } from '../../signature/anchor.ts';
import type { Level } from '../../signature/level.ts';
import type { EntrySkeleton } from '../../signature/paste.ts';
import { findInside, matchWhole, type Cut, type Span, type Work } from '../../signature/find-pattern.ts';
import { patternOf, type Pattern } from '../../signature/pattern.ts';
import type { StartupMessage } from '../startup-order.ts';

/**
 * Where a text stands in a log line. `whole`: it is the message, with the fields that follow it. `inside`: somewhere in it, because
 * errors are wrapped in others. `begin`: at its beginning, because it has the program's name in front. `end`: the message or what follows a colon at its end, because the text alone says too little.
 */
export type MessagePlace = 'whole' | 'inside' | 'begin' | 'end';

/** Level as in the order, the text, where it stands, and what finds it (`null`: nothing does). */
export type MessageText = readonly [level: StartupMessage['level'], text: string, place: MessagePlace, anchor: string | null];

/** One way to read a text: as message and fields behind it. */
interface Reading {
  readonly message: Pattern;
  readonly fields: readonly { readonly name: string; readonly pattern: Pattern }[];
}

/** A text ready to be compared with a log entry. */
export interface MessageMatcher {
  readonly level: StartupMessage['level'];
  readonly place: MessagePlace;
  readonly readings: readonly Reading[];
  /** Characters of literal text: of two that fit, the longer one says more. */
  readonly weight: number;
}

/** Whether the text is printed without a level, or with one that ends the daemon. */
export const endsDaemon = (level: StartupMessage['level']): boolean => level === 'stderr' || level === 'fatal' || level === 'panic';

/** Fewer letters than this are said by many programs. */
const leastLetters = 8;
/** Words in `when` by which an order says that the text is only a part of the line. */
const partOfLine = /\b(?:inside|behind|before each|before the|newlines|follows\b.*\btext)\b|\bmore text\b/i;

export function placeOfMessage({ level, text, when = '' }: Pick<StartupMessage, 'level' | 'text' | 'when'>): MessagePlace {
  if (lettersOf(patternOf(text)) < leastLetters) return 'end';
  if (endsDaemon(level) && text.startsWith('containerd: ')) return 'begin';
  return endsDaemon(level) || partOfLine.test(when) ? 'inside' : 'whole';
}

/** The rarest stretch of the text; of its fields first, since many messages differ only in those. */
export function anchorOfMessage(text: string, place: MessagePlace): string | null {
  const [reading] = readingsOf(text, place);
  const literals = reading ? [...reading.fields.flatMap(({ pattern }) => pattern.literals), ...reading.message.literals] : [];
  if (literals.join('').replace(/containerd|dockerd?/g, '').length < 3) return null;
  return rarestOf(literals) ?? null;
}

export function compileMessage([level, text, place]: MessageText): MessageMatcher {
  const readings = readingsOf(text, place);
  const weight = Math.max(...readings.map(({ message, fields }) => [message, ...fields.map(({ pattern }) => pattern)].flatMap(({ literals }) => literals).join('').length));
  return { level, place, readings, weight };
}

const fieldStart = /\s([a-z_][\w.-]{0,40}(?:\(s\))?)=/gi;

/**
 * `loading plugin id=io.containerd.x type=io.containerd.y`: the message and its fields. A field whose value may be anything is not asked
 * for: old releases and other shapes leave it out. Where a comma ends a value, as in `Expected=<n>, Actual=<n>`, it is all message.
 */
function readingsOf(text: string, place: MessagePlace): Reading[] {
  const asMessage: Reading = { message: patternOf(text), fields: [] };
  if (place !== 'whole') return [asMessage];
  const starts = [...text.matchAll(fieldStart)];
  const [first] = starts;
  if (!first) return [asMessage];
  const fields = starts.map((start, index) => ({
    name: start[1] ?? '',
    value: text.slice(start.index + start[0].length, starts[index + 1]?.index ?? text.length),
  }));
  if (fields.slice(0, -1).some(({ value }) => value.endsWith(','))) return [asMessage];
  const wanted = fields.map(({ name, value }) => ({ name, pattern: patternOf(value) })).filter(({ pattern }) => pattern.literals.length > 0);
  return [{ message: patternOf(text.slice(0, first.index)), fields: wanted }, asMessage];
}

function lettersOf({ literals }: Pattern): number {
  return literals.join('').replace(/[^a-z]/g, '').length;
}

/** Where the entry has the message: the span in its skeleton. `level` is what the entry's logger wrote, if one did. */
export function findMessage(matcher: MessageMatcher, skeleton: EntrySkeleton, level: Level | undefined, cut: Cut, work: Work): Span | undefined {
  if (!levelFits(matcher.level, level)) return undefined;
  for (const reading of matcher.readings) {
    const span = findReading(matcher.place, reading, skeleton, cut, work);
    if (span && reading.fields.every(({ name, pattern }) => hasField(skeleton, name, pattern, work))) return span;
  }
  return undefined;
}

function findReading(place: MessagePlace, { message }: Reading, skeleton: EntrySkeleton, cut: Cut, work: Work): Span | undefined {
  const { start, end } = skeleton.message;
  const cutHere = end === skeleton.text.length ? cut : undefined;
  if (place === 'whole') return matchWhole(message, skeleton, start, end, cutHere, work);
  const span = findInside(message, skeleton, start, skeleton.text.length, cutHere, work);
  if (place === 'inside' || !span) return span;
  if (place === 'begin') return span.start === start ? span : undefined;
  const begins = span.start === start || skeleton.text.charAt(span.start - 1) === ':';
  return begins && span.end === end ? span : undefined;
}

function hasField({ fields, ...skeleton }: EntrySkeleton, name: string, pattern: Pattern, work: Work): boolean {
  const field = fields.find((candidate) => candidate.name === name);
  return field !== undefined && matchWhole(pattern, { fields, ...skeleton }, field.start, field.end, undefined, work) !== undefined;
}

/** What a program prints without a level never stands in a line that has one. */
function levelFits(wanted: StartupMessage['level'], level: Level | undefined): boolean {
  if (wanted === 'stderr') return level === undefined;
  return level === undefined || level === wanted || (wanted === 'panic' && level === 'fatal');
}
