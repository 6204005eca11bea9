import type { Assignment, Command, Word, WordPart } from 'unbash';
import type { Frame, Piece } from './frame.ts';

/** One word of a command. */
export interface Argument {
  /** Quotes and escapes removed; expansions (`$x`, `$(…)`) stand as written. */
  readonly value: string;
  /** Nothing in it is expanded when the command runs: no variable, substitution, glob or brace. */
  readonly exact: boolean;
  /** Offsets in its frame. */
  readonly pos: number;
  readonly end: number;
  /** The words of the grammar it comes from, to look for substitutions in. */
  readonly node: Word | Assignment;
}

/** The words of a command: its name, then its arguments, without redirections and leading assignments. */
export function argumentsOf(command: Command): Argument[] {
  const words: Argument[] = [];
  if (command.name) words.push(toArgument(command.name));
  for (const argument of command.args) words.push(toArgument(argument));
  return words;
}

function toArgument(node: Word | Assignment): Argument {
  const { pos, end } = node;
  if (node.type === 'Word') return { value: node.value, exact: isExact(node.parts), pos, end, node };
  const value = node.value.type === 'Word' ? `${node.name}=${node.value.value}` : node.text;
  return { value, exact: node.value.type === 'Word' && isExact(node.value.parts), pos, end, node };
}

function isExact(parts: readonly WordPart[] | undefined): boolean {
  return (parts ?? []).every((part) => {
    if (part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'AnsiCQuoted') return true;
    return part.type === 'DoubleQuoted' && part.parts.every((child) => child.type === 'Literal');
  });
}

/** Arguments joined by blanks, the way `ssh`, `eval` and `watch` make one text of them. */
export function pieceOf(frame: Frame, words: readonly Argument[]): Piece {
  const pos = words[0]?.pos ?? 0;
  const end = words.at(-1)?.end ?? pos;
  const text = words.map((word) => word.value).join(' ');
  const written = frame.text.slice(pos, end);
  if (written === text) return { text, at: pos, pos, end };
  const quoted = words.length === 1 && written.slice(1, -1) === text;
  return { text, at: quoted ? pos + 1 : undefined, pos, end };
}
