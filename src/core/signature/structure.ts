/** A named value of a structured log line; offsets into the entry's text, without the quotes. */
export interface Field {
  readonly name: string;
  readonly nameStart: number;
  readonly start: number;
  readonly end: number;
}

const typographicClose: Readonly<Record<string, string>> = { '\u201c': '\u201d', '\u201e': '\u201c', '\u2018': '\u2019' };

/** A quoted value as it stands in the text: inside any level of escaping, closed with the same number of backslashes as it was opened. */
export interface Quoted {
  readonly start: number;
  readonly end: number;
  /** Offset after the closing quote. */
  readonly next: number;
  readonly closed: boolean;
}

/** Three levels of escaping write seven backslashes before a quote; more than twice that is no quote. */
const mostBackslashes = 15;
/** A value in typographic quotes is short; without a limit a text full of opening ones would be read again and again. */
const longestTypographic = 4000;

/** Reads a quoted value at `at`, or returns nothing when none begins there. An unclosed one goes to `end`. */
export function readQuoted(text: string, at: number, end: number): Quoted | undefined {
  let backslashes = 0;
  while (at + backslashes < end && backslashes <= mostBackslashes && text.charCodeAt(at + backslashes) === 0x5c) backslashes++;
  const start = at + backslashes + 1;
  const opener = text.charAt(start - 1);
  if (start > end) return undefined;
  const typographic = typographicClose[opener];
  if (opener !== '"' && typographic === undefined) return undefined;
  if (typographic !== undefined) {
    const found = text.slice(start, Math.min(end, start + longestTypographic)).indexOf(typographic);
    return found === -1 ? undefined : { start, end: start + found, next: start + found + 1, closed: true };
  }
  const closer = '"';
  for (let next = text.indexOf(closer, start); next !== -1 && next < end; next = text.indexOf(closer, next + 1)) {
    let run = 0;
    while (next - run - 1 >= start && text.charCodeAt(next - run - 1) === 0x5c) run++;
    if (run === backslashes || (backslashes === 0 && run % 2 === 0)) return { start, end: next - run, next: next + 1, closed: true };
  }
  return { start, end, next: end, closed: false };
}

function isBlank(code: number): boolean {
  return code <= 0x20 || code === 0xa0;
}

function isNameCode(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f || code === 0x2d || code === 0x2e || code === 0x2f;
}

/** Longest name of a field that is believed. */
const longestName = 60;

function nameEnd(text: string, at: number, end: number): number {
  const limit = Math.min(end, at + longestName);
  let next = at;
  while (next < limit && isNameCode(text.charCodeAt(next))) next++;
  return next > at && next < end && text.charCodeAt(next) === 0x3d ? next : -1;
}

function bareEnd(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && !isBlank(text.charCodeAt(next))) next++;
  return next;
}

/** Colour codes with or without their escape character, and blanks, between the parts of a terminal line. */
const colours = /(?:(?:\u001b|#033|\\u001b|\\x1b)?\[\d{0,3}(?:;\d{1,3}){0,4}m)+/y;

/** Offset after colour codes at `at`. */
export function skipColours(text: string, at: number, end: number): number {
  colours.lastIndex = at;
  return colours.test(text) ? Math.min(colours.lastIndex, end) : at;
}

/**
 * Splits `text message  key=value key="value"` from `at`: where the message ends and which fields follow. A `key=value` with other words
 * after it belongs to the message; so does everything when no field ends the text.
 */
export function readTrailingFields(text: string, at: number, end: number): { messageEnd: number; fields: Field[] } {
  let fields: Field[] = [];
  let messageEnd = end;
  let next = at;
  while (next < end) {
    while (next < end && isBlank(text.charCodeAt(next))) next++;
    next = skipColours(text, next, end);
    if (next >= end) break;
    const equals = nameEnd(text, next, end);
    const name = equals === -1 ? colouredName(text, next, end) : { end: equals, value: equals + 1 };
    if (name === undefined) {
      fields = [];
      messageEnd = end;
      const quoted = readQuoted(text, next, end);
      next = Math.max(quoted?.closed ? quoted.next : bareEnd(text, next, end), next + 1);
      continue;
    }
    if (fields.length === 0) messageEnd = next;
    const quoted = readQuoted(text, name.value, end);
    const valueEnd = quoted ? quoted.end : bareEnd(text, name.value, end);
    fields.push({ name: text.slice(next, name.end), nameStart: next, start: quoted ? quoted.start : name.value, end: valueEnd });
    next = quoted ? quoted.next : valueEnd;
  }
  return { messageEnd, fields };
}

/** logrus colours the name: `ESC[31merrorESC[0m=…`; the escape may be lost. */
function colouredName(text: string, at: number, end: number): { end: number; value: number } | undefined {
  const limit = Math.min(end, at + longestName);
  let next = at;
  while (next < limit && isNameCode(text.charCodeAt(next))) next++;
  if (next === at) return undefined;
  const after = skipColours(text, next, end);
  return after > next && text.charCodeAt(after) === 0x3d ? { end: next, value: after + 1 } : undefined;
}

/** Reads `time="…" level=… msg="…" key=value` at `at`; nothing when it is not made of fields with at least a level or a msg. */
export function readLogfmt(text: string, at: number, end: number): Field[] | undefined {
  if (nameEnd(text, at, end) === -1) return undefined;
  const fields: Field[] = [];
  let known = false;
  let next = at;
  while (next < end) {
    while (next < end && isBlank(text.charCodeAt(next))) next++;
    const equals = nameEnd(text, next, end);
    if (equals === -1) {
      if (next >= end) break;
      const last = fields.at(-1);
      const after = bareEnd(text, next, end);
      // A bare value with blanks in it (`msg=a b c`): people take the quotes away when they paste.
      if (last && (last.name === 'msg' || last.name === 'error') && !isQuoteBefore(text, last.start)) fields[fields.length - 1] = { ...last, end: after };
      next = Math.max(after, next + 1);
      continue;
    }
    const name = text.slice(next, equals);
    const quoted = readQuoted(text, equals + 1, end);
    const valueEnd = quoted ? quoted.end : bareEnd(text, equals + 1, end);
    fields.push({ name, nameStart: next, start: quoted ? quoted.start : equals + 1, end: valueEnd });
    known ||= name === 'level' || name === 'msg' || name === 'lvl';
    next = quoted ? quoted.next : valueEnd;
  }
  return known ? fields : undefined;
}

function isQuoteBefore(text: string, at: number): boolean {
  return at > 0 && '"\u201c\u201e'.includes(text.charAt(at - 1));
}

/** Reads a flat JSON object at `at`, at any level of escaping; values that are objects or lists are kept as their text. */
export function readJson(text: string, at: number, end: number): Field[] | undefined {
  if (text.charCodeAt(at) !== 0x7b) return undefined;
  const fields: Field[] = [];
  let next = at + 1;
  while (next < end) {
    while (next < end && (isBlank(text.charCodeAt(next)) || text.charCodeAt(next) === 0x2c)) next++;
    const name = readQuoted(text, next, end);
    if (!name?.closed || name.end - name.start > longestName) break;
    let value = name.next;
    while (value < end && (isBlank(text.charCodeAt(value)) || text.charCodeAt(value) === 0x3a)) value++;
    const quoted = readQuoted(text, value, end);
    const valueEnd = quoted ? quoted.end : jsonValueEnd(text, value, end);
    fields.push({ name: text.slice(name.start, name.end), nameStart: name.start, start: quoted ? quoted.start : value, end: valueEnd });
    next = quoted ? quoted.next : valueEnd;
  }
  return fields.length > 0 ? fields : undefined;
}

function jsonValueEnd(text: string, at: number, end: number): number {
  let depth = 0;
  let next = at;
  while (next < end) {
    const character = text.charAt(next);
    if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      if (depth === 0) return next;
      depth--;
    } else if (character === ',' && depth === 0) return next;
    else if (character === '"') {
      const quoted = readQuoted(text, next, end);
      if (quoted) {
        next = quoted.next;
        continue;
      }
    }
    next++;
  }
  return end;
}
