import type { Found } from './condition.ts';
import type { Paste } from './paste.ts';
import type { Match, MatchedLine, Signature } from './signature.ts';

/** The match in lines and columns of the text as it was pasted. `found` has one place for each present line of the signature. */
export function matchFrom(signature: Signature, found: readonly Found[], paste: Paste): Match {
  const present = signature.lines.filter((line) => !line.absent);
  return {
    record: signature.record,
    signature: signature.index,
    lines: found.map((place, index) => matchedLine(place, present[index]?.raw ?? '', paste)),
  };
}

/** Lines and columns of one found condition; a wrapped one goes on in `more`. */
export function matchedLine(found: Found, condition: string, paste: Paste): MatchedLine {
  const spans: { line: number; start: number; end: number }[] = [];
  let at = found.start;
  while (at <= found.end) {
    const { line, column } = paste.placeOf(at);
    const next = paste.lineStarts[line] ?? paste.text.length + 1;
    const end = Math.min(found.end, next - 1);
    spans.push({ line, start: column, end: column + (end - at) });
    if (next > found.end) break;
    at = next;
  }
  const [first, ...more] = spans;
  return { ...(first ?? { line: 1, start: 1, end: 1 }), condition, ...(more.length > 0 && { more }), ...(found.cut && { cut: true as const }) };
}
