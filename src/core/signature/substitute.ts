import { findOwnNames } from './narrow.ts';
import { splitPlaceholders } from './placeholder.ts';
import { findVolatile } from './volatile.ts';

/** The line with everything volatile, and the reporter's own names, replaced by named placeholders; what already is a placeholder stays. */
export function withPlaceholders(line: string): string {
  const taken = splitPlaceholders(line).pieces.filter((piece) => piece.kind === 'placeholder');
  let result = '';
  let from = 0;
  for (const token of replaceable(line)) {
    if (taken.some((piece) => token.start < piece.end && piece.start < token.end)) continue;
    result += `${line.slice(from, token.start)}<${token.placeholder}>`;
    from = token.end;
  }
  return joinAdjacent(result + line.slice(from));
}

interface Replaceable {
  readonly placeholder: string;
  readonly start: number;
  readonly end: number;
}

/** A name goes before what varies inside it. */
function replaceable(line: string): readonly Replaceable[] {
  const tokens = findVolatile(line, 'proposal');
  const names = findOwnNames(line).filter((name) => tokens.every((token) => token.end <= name.start || name.end <= token.start || isInside(token, name)));
  return [...tokens.filter((token) => !names.some((name) => isInside(token, name))), ...names].sort((a, b) => a.start - b.start);
}

const isInside = (inner: Replaceable, outer: Replaceable): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Two placeholders with nothing between them cannot be told apart; one is enough. */
function joinAdjacent(line: string): string {
  return line.replace(/(<[a-z][a-z0-9 _-]{0,24}>)(?:<[a-z][a-z0-9 _-]{0,24}>){1,8}/g, '$1');
}
