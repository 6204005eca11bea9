/** A line of `match --batch`: the text to judge and what else the caller wrote, or why it is none. */
export type Request =
  | { readonly text: string; readonly other: Readonly<Record<string, unknown>> }
  | { readonly problem: string; readonly column: number; readonly other: Readonly<Record<string, unknown>> };

/** Reads one line of JSON. Numbers that JavaScript would round are kept as they were written. */
export function readRequest(line: string): Request {
  let value: unknown;
  try {
    value = parse(line);
  } catch (error) {
    if (error instanceof RangeError) return { problem: 'Lists or objects are nested too deep.', column: 1, other: {} };
    return { problem: `This is no JSON: ${reasonOf(error as Error)}.`, column: errorColumn(line), other: {} };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problem: `This is ${kindOf(value)}; an object with a “text” was expected.`, column: line.search(/\S/) + 1, other: {} };
  }
  const { text, ...other } = value as Record<string, unknown>;
  if (typeof text === 'string') return { text, other };
  return Object.hasOwn(value, 'text')
    ? { problem: `“text” is ${kindOf(text)}; a string was expected.`, column: line.indexOf('"text"') + 1, other }
    : { problem: 'This object has no “text”.', column: line.search(/\S/) + 1, other };
}

/** A number that is longer than JavaScript counts exactly, or not written in digits only. */
const inexact = /[\d.]{16}|\d[eE]/;

interface RawJson {
  rawJSON(text: string): unknown;
}

function parse(line: string): unknown {
  if (!inexact.test(line)) return JSON.parse(line);
  const keep = (_: string, value: unknown, context?: { readonly source?: string }): unknown =>
    typeof value === 'number' && context?.source !== undefined && String(value) !== context.source ? (JSON as unknown as RawJson).rawJSON(context.source) : value;
  return JSON.parse(line, keep as (key: string, value: unknown) => unknown);
}

/** What the parser says, without the text that it repeats and the place that is told elsewhere. */
const reasonOf = ({ message }: Error): string =>
  message.replace(/, (?:\.{3})?".*$/s, '').replace(/ (?:in JSON )?at position \d+.*$/s, '').replace(/^[A-Z]/, (letter) => letter.toLowerCase());

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return { string: 'a string', number: 'a number', boolean: 'true or false', object: 'an object' }[typeof value as string] ?? 'a number';
}

/** Column, from 1, of the first character that no JSON has there: what stands before it could still become JSON. */
function errorColumn(line: string): number {
  let low = 0;
  let high = line.length + 1;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (mayGoOn(line.slice(0, middle))) low = middle;
    else high = middle;
  }
  return high;
}

function mayGoOn(start: string): boolean {
  try {
    JSON.parse(start);
    return true;
  } catch (error) {
    const { message } = error as Error;
    const position = /at position (\d+)/.exec(message)?.[1];
    return position === undefined ? message.includes('end of JSON') : message.startsWith('Unterminated') || Number(position) >= start.length;
  }
}
