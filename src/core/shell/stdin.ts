import type { CommandNode, Command, HereDoc, Redirection } from 'unbash';
import { argumentsOf, pieceOf } from './argument.ts';
import { downloads } from './downloads.ts';
import type { Frame, Piece } from './frame.ts';

/** What a command reads when it reads its standard input. */
export type Stdin =
  | { readonly kind: 'terminal' }
  /** A file, whose text the block does not show. */
  | { readonly kind: 'file' }
  /** Text that stands in the block: a here-document, a here-string, `echo … |`. */
  | { readonly kind: 'text'; readonly piece: Piece; readonly frame: Frame; readonly consumed?: HereDoc }
  /** What other commands print. */
  | { readonly kind: 'pipe'; readonly download: boolean };

export const terminal: Stdin = { kind: 'terminal' };

/** Standard input after the redirections of a command; `inherited` where they do not touch it. */
export function redirectedStdin(redirects: readonly Redirection[], frame: Frame, inherited: Stdin): Stdin {
  let stdin = inherited;
  for (const redirect of redirects) {
    if (redirect.descriptor && !(redirect.descriptor.type === 'FileDescriptor' && redirect.descriptor.value === 0)) continue;
    if (redirect.type === 'HereDoc') stdin = { kind: 'text', frame, piece: heredocPiece(redirect, frame), consumed: redirect };
    else if (redirect.type === 'HereString') {
      const target = redirect.target;
      if (!target) continue;
      const word = { value: target.value, exact: true, pos: target.pos, end: target.end, node: target };
      stdin = { kind: 'text', frame, piece: pieceOf(frame, [word]) };
      if (downloads(target)) stdin = { kind: 'pipe', download: true };
    } else if (redirect.operator === '<' || redirect.operator === '<>') {
      stdin = redirect.target && downloads(redirect.target) ? { kind: 'pipe', download: true } : { kind: 'file' };
    }
  }
  return stdin;
}

function heredocPiece(heredoc: HereDoc, frame: Frame): Piece {
  const { text, pos, end } = heredoc.body;
  return { text, at: frame.text.slice(pos, end) === text ? pos : undefined, pos, end };
}

/** Standard input of the command after `writer` in a pipeline, whose own input is `before`. */
export function pipedStdin(writer: CommandNode, frame: Frame, before: Stdin): Stdin {
  if (downloads(writer) || (before.kind === 'pipe' && before.download)) return { kind: 'pipe', download: true };
  if (writer.type !== 'Command') return { kind: 'pipe', download: false };
  return printedText(writer, frame, before) ?? { kind: 'pipe', download: false };
}

/** The text that `echo` or `cat` prints, where the block shows it. */
function printedText(writer: Command, frame: Frame, before: Stdin): Stdin | undefined {
  const [name, ...words] = argumentsOf(writer);
  if (name?.value === 'echo' || name?.value === 'printf') {
    const printed = words.filter((word, index) => index > 0 || !/^-[neE]+$/.test(word.value));
    return { kind: 'text', frame, piece: pieceOf(frame, printed) };
  }
  if (name?.value !== 'cat' || words.some((word) => word.value !== '-')) return undefined;
  const own = redirectedStdin(writer.redirects, frame, before);
  return own.kind === 'text' ? own : undefined;
}
